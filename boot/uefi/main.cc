// SPDX-License-Identifier: Apache-2.0
// The UEFI loader: from a program that the firmware has started to the kernel's first instruction.
//
// Everything that can go wrong does so while the firmware is there to show a sentence: the kernel
// is loaded to where it stays, and only then are boot services left.
#include <cstddef>
#include <cstdint>
#include <optional>

#include "boot/facts/clock.h"
#include "boot/facts/cpu_features.h"
#include "boot/facts/framebuffer_kind.h"
#include "boot/facts/io_apics.h"
#include "boot/facts/memory_facts.h"
#include "boot/facts/random_seed.h"
#include "boot/loader/bundle/bundle.h"
#include "boot/loader/bundle/bundle_digest.h"
#include "boot/loader/enter/handoff.h"
#include "boot/loader/error/message.h"
#include "boot/loader/load.h"
#include "boot/loader/physical_place.h"
#include "boot/loader/plan/plan_check.h"
#include "boot/processors/other_processors.h"
#include "boot/protocol/bundled_plan.h"
#include "boot/protocol/spoken_protocol.h"
#include "boot/report/ports.h"
#include "boot/uefi/display/display.h"
#include "boot/uefi/efi/system_table.h"
#include "boot/uefi/layout/loader_header.h"
#include "boot/uefi/memory/claim.h"
#include "boot/uefi/memory/find_firmware_tables.h"
#include "boot/uefi/memory/firmware_map.h"
#include "boot/uefi/origin.h"
#include "boot/uefi/processor.h"
#include "boot/uefi/report/stop.h"
#include "boot/uefi/trust/secure_boot.h"
#include "slipway/machine/numbers/units.h"

// loader_header.cc
extern "C" const volatile slipway::uefi::LoaderHeader slipway_loader_header;

namespace slipway::uefi {
namespace {

// 12 KiB: too large for the stack.
constinit loader::MemoryMap memory_map;

void check(const loader::Result<void>& result) {
  if (!result) {
    stop(result.error());
  }
}

// Nothing bites while we load.
void stop_watchdog(const efi::BootServices& services) {
  services.set_watchdog_timer(0, 0, 0, nullptr);
}

void check_processor() {
  if (const auto fault = processor_fault()) {
    stop(*fault);
  }
}

FirmwareMap read_firmware_map(const efi::BootServices& services) {
  const auto map = FirmwareMap::create(services);
  if (!map) {
    stop("the firmware does not give its map of memory");
  }
  return *map;
}

// The bundle that a signature of the loader covers.
loader::BundleTrust signed_bundle() {
  loader::BundleTrust trust = {.header_digest = {}, .digest_of = loader::bundle_digest};
  for (std::size_t i = 0; i < trust.header_digest.size(); ++i) {
    trust.header_digest[i] = slipway_loader_header.bundle_digest[i];
  }
  return trust;
}

loader::BundlePlace bundle_place(const loader::BundleTrust* trust) {
  return {.first_sector = slipway_loader_header.bundle_offset / machine::kSectorSize,
          .size = slipway_loader_header.bundle_size,
          .header_size = slipway_loader_header.bundle_header_size,
          .trust = trust};
}

Screen screen_for(const efi::SystemTable& firmware, const loader::DisplayPlan& plan) {
  loader::Message fault;
  if (const auto checked = loader::check_display_of_pixels(plan); !checked) {
    loader::describe(checked.error(), fault);
    stop((fault << ": " << plan.what_to_change).text());
  }
  const Screen screen = set_display(firmware, plan);
  if (screen.output == nullptr && (plan.required || plan.screen_required)) {
    fault
        << "the kernel needs a framebuffer, and the firmware has none with 24 or 32 bits a pixel: "
        << plan.what_to_change;
    stop(fault.text());
  }
  return screen;
}

// What runs under the firmware's page tables. `start` is a page's.
void make_executable(const efi::BootServices& services, std::uint64_t start, std::uint64_t size) {
  auto* const attributes = efi::find_interface<efi::MemoryAttributeProtocol>(services);
  if (attributes != nullptr) {
    attributes->clear_memory_attributes(attributes, start, size, efi::kExecuteProtect);
  }
}

// Into a kernel that goes on to use boot services: it finds them as the loader did, but for its own
// memory and that of what it is told.
[[noreturn, maybe_unused]] void enter_beside_firmware(const efi::BootServices& services,
                                                      const loader::LoadPlan& plan,
                                                      const loader::MachineFacts& facts,
                                                      const loader::Placed& placed) {
  for (const loader::Segment& segment : placed.segments.by_address()) {
    make_executable(services, segment.virtual_start(), segment.mapped_size());
  }
  const auto answered = protocol::kSpoken.answer(plan, facts, placed);
  if (!answered) {
    stop(answered.error());
  }
  return_memory(services, facts.memory.map);
  loader::enter_beside_firmware(*answered);
}

// A map may be old by the time that boot services are left, and so may be what the kernel was told.
// The firmware says so, and has then stopped some of its parts: it is asked for nothing but maps.
constexpr int kMaxAttempts = 100;

}  // namespace

extern "C" efi::Status efi_main(efi::Handle image, const efi::SystemTable* firmware) {
  [[maybe_unused]] const std::uint64_t start = facts::time_stamp();
  report::say_booted_disk(slipway_loader_header.disk_signature);
  use_firmware(image, *firmware);
  const efi::BootServices& services = *firmware->boot_services;
  stop_watchdog(services);
  check_processor();

  const loader::BundleTrust trust = signed_bundle();
  const loader::BundlePlace place =
      bundle_place(secure_boot_is_on(*firmware->runtime_services) ? &trust : nullptr);
  find_bundle(services, image, place, trust);
  const loader::FirmwareTables tables = find_firmware_tables(firmware->configuration_tables());
  const facts::MemoryFacts known = facts::memory_facts(tables);
  FirmwareMap firmware_map = read_firmware_map(services);
  check(claim_memory(services, firmware_map, known, memory_map));
  const loader::LoaderMemory memory = {
      .map = memory_map, .memory = {}, .end = known.physical_address_end};
  const facts::IoApics io_apics = facts::find_io_apics(facts::acpi_root_table(tables), memory);

  const auto bundle = loader::open_bundle(bundle_source(place, memory), place, memory);
  if (!bundle) {
    stop_reading(bundle.error());
  }
  const auto wanted = protocol::bundled_plan(protocol::kSpoken, *bundle);
  if (!wanted) {
    stop(wanted.error());
  }
  const loader::LoadPlan& plan = *wanted;

  const Screen screen = screen_for(*firmware, plan.display);
  loader::MachineFacts facts = {
      .memory = memory,
      .cpu = facts::cpu_features(),
      .random_seed = plan.placement == loader::Placement::kRandom ? facts::random_seed() : 0,
      .firmware = loader::FirmwareKind::kUefi,
      .tables = tables,
      .efi = {.system_table = reinterpret_cast<std::uintptr_t>(firmware),
              .image_handle = reinterpret_cast<std::uintptr_t>(image)},
      .framebuffer = screen.framebuffer,
      .framebuffer_kind = facts::framebuffer_kind(screen.framebuffer),
      .loader_name = "Slipway UEFI loader",
      .loader_version = loader::kVersion};

  if constexpr (protocol::kSpoken.knows_processors) {
    check(processors::find_processors(plan, facts));
  }
  if constexpr (protocol::kSpoken.knows_clock) {
    if (plan.clock) {
      facts.clock = facts::clock_facts(start, facts::acpi_root_table(facts.tables), memory);
    }
  }

  const auto placed = protocol::kSpoken.load(plan, facts);
  if (!placed) {
    stop_reading(placed.error());
  }
  clear(screen);
  if constexpr (protocol::kSpoken.may_keep_firmware) {
    if (placed->physical.beside_firmware) {
      enter_beside_firmware(services, plan, facts, *placed);
    }
  }
  make_executable(services, placed->address_space.handoff_page, efi::kPageSize);

  std::optional<loader::Handoff> handoff;
  for (int attempt = 0; !handoff && attempt < kMaxAttempts; ++attempt) {
    if (!firmware_map.read(services)) {
      stop("the firmware does not give its map of memory");
    }
    check(add_later_reservations(firmware_map, known, memory_map));
    if constexpr (protocol::kSpoken.mode == loader::EntryMode::kProtected) {
      check(loader::check_physical_place(placed->segments.by_address(), memory_map,
                                         loader::kFreeThen));
    }
    facts.efi.memory_map = firmware_map.bytes();
    facts.efi.descriptor_size = firmware_map.descriptor_size();
    facts.efi.descriptor_version = firmware_map.descriptor_version();
    if constexpr (protocol::kSpoken.knows_clock) {
      facts.clock.handoff = facts::time_stamp();
    }
    const auto answered = protocol::kSpoken.answer(plan, facts, *placed);
    if (!answered) {
      stop(answered.error());
    }
    if (!failed(services.exit_boot_services(image, firmware_map.key()))) {
      handoff = *answered;
    }
    firmware_is_gone();
  }
  if (!handoff) {
    stop("the firmware does not end its boot services");
  }

  if (plan.interrupt_controllers == loader::InterruptControllers::kMasked) {
    silence_interrupts(io_apics.addresses());
  }
  if constexpr (protocol::kSpoken.knows_processors) {
    check(processors::start_processors(plan, facts, *handoff));
  }
  if constexpr (protocol::kSpoken.mode == loader::EntryMode::kProtected) {
    loader::enter_protected_mode(*handoff);
  } else {
    loader::enter_kernel(*handoff);
  }
}

}  // namespace slipway::uefi
