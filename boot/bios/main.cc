// SPDX-License-Identifier: Apache-2.0
// Stage 2: from a machine that a BIOS has started to the kernel's first instruction.
//
// stage2_entry.S has put the processor into long mode, with the first 2 MiB mapped to themselves,
// interrupts off and a stack. Nothing above kLowMemoryNeeded is written before the firmware's map
// of memory has been read.
#include <cstdint>
#include <utility>

#include "boot/bios/disk/boot_drive.h"
#include "boot/bios/display/display.h"
#include "boot/bios/faults.h"
#include "boot/bios/layout/disk_layout.h"
#include "boot/bios/memory/a20.h"
#include "boot/bios/memory/find_firmware_tables.h"
#include "boot/bios/memory/firmware_memory.h"
#include "boot/bios/memory/identity_map.h"
#include "boot/bios/origin.h"
#include "boot/bios/report/stop.h"
#include "boot/facts/clock.h"
#include "boot/facts/cpu_features.h"
#include "boot/facts/framebuffer_kind.h"
#include "boot/facts/memory_facts.h"
#include "boot/facts/random_seed.h"
#include "boot/loader/bundle/bundle.h"
#include "boot/loader/enter/handoff.h"
#include "boot/loader/load.h"
#include "boot/processors/other_processors.h"
#include "boot/protocol/bundled_plan.h"
#include "boot/protocol/spoken_protocol.h"
#include "slipway/machine/devices/pic_8259.h"

// stage2_header.cc
extern "C" const volatile slipway::bios::Stage2Header stage2_header;

namespace slipway::bios {
namespace {

// 12 KiB: too large for the stack.
constinit loader::MemoryMap memory_map;

[[maybe_unused]] void check(const loader::Result<void>& result) {
  if (!result) {
    stop(result.error());
  }
}

loader::BundlePlace bundle_place() {
  return {.first_sector = stage2_header.bundle_first_sector,
          .size = stage2_header.bundle_size,
          .header_size = stage2_header.bundle_header_size};
}

}  // namespace

extern "C" [[noreturn]] void stage2_main(BootDrive boot_drive) {
  [[maybe_unused]] const std::uint64_t start = facts::time_stamp();
  catch_faults();
  const loader::FirmwareTables firmware_tables = find_firmware_tables({});
  read_memory_map(memory_map, firmware_tables);
  enable_a20();
  extend_identity_map();
  const loader::CpuFeatures cpu = facts::cpu_features();
  const std::uint64_t reachable_end = extend_identity_map_over(memory_map, cpu.gigabyte_pages);

  const loader::LoaderMemory memory = {.map = memory_map, .memory = {}, .end = reachable_end};

  const loader::BundlePlace place = bundle_place();
  const auto bundle = loader::open_bundle(bundle_source(boot_drive, place, memory), place, memory);
  if (!bundle) {
    stop_reading(bundle.error());
  }
  const auto wanted = protocol::bundled_plan(protocol::kSpoken, *bundle);
  if (!wanted) {
    stop(wanted.error());
  }
  const loader::LoadPlan& plan = *wanted;

  const Screen screen = set_display(plan.display);
  loader::MachineFacts facts = {
      .memory = memory,
      .cpu = cpu,
      .random_seed = plan.placement == loader::Placement::kRandom ? facts::random_seed() : 0,
      .firmware = loader::FirmwareKind::kBios,
      .boot_drive = boot_drive.number,
      .tables = firmware_tables,
      .text_mode = screen.text_mode,
      .framebuffer = screen.framebuffer,
      .framebuffer_kind = facts::framebuffer_kind(screen.framebuffer),
      .loader_name = "Slipway BIOS loader",
      .loader_version = loader::kVersion};

  if constexpr (protocol::kSpoken.knows_processors) {
    check(processors::find_processors(plan, facts));
  }
  if constexpr (protocol::kSpoken.knows_clock) {
    if (plan.clock) {
      facts.clock = facts::clock_facts(start, facts::acpi_root_table(facts.tables), memory);
    }
  }

  const auto handoff =
      protocol::kSpoken.load(plan, facts).and_then([&](const loader::Placed& placed) {
        if constexpr (protocol::kSpoken.knows_clock) {
          facts.clock.handoff = facts::time_stamp();
        }
        return protocol::kSpoken.answer(plan, facts, placed);
      });
  if (!handoff) {
    stop_reading(handoff.error());
  }

  // The BIOS, which is not called any more, has its timer tick at a vector that is the kernel's
  // double fault.
  if (plan.interrupt_controllers == loader::InterruptControllers::kMasked) {
    machine::Pic8259<>::mask_all();
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

}  // namespace slipway::bios
