// SPDX-License-Identifier: Apache-2.0
// What a firmware's stage has found out about its machine: all that the loader and the protocols
// learn of it.
//
// The struct lives here, and not in boot/facts, so that the arrows go one way: the loader says what
// it wants to know, and boot/facts and the firmware's stages, which may use the loader, fill it in.
#ifndef SLIPWAY_BOOT_LOADER_PLAN_MACHINE_FACTS_H_
#define SLIPWAY_BOOT_LOADER_PLAN_MACHINE_FACTS_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "boot/loader/memory/cpu_features.h"
#include "boot/loader/memory/loader_memory.h"
#include "boot/loader/plan/display_facts.h"
#include "slipway/machine/paging/page_table.h"

namespace slipway::loader {

enum class FirmwareKind : std::uint32_t { kBios, kUefi };

// Tables of the firmware, by physical address; 0 where it has none. Checksums have been verified.
struct FirmwareTables {
  std::uint64_t rsdp;     // ACPI: the Root System Description Pointer
  std::uint64_t smbios;   // the 32-bit entry point, "_SM_"
  std::uint64_t smbios3;  // the 64-bit entry point, "_SM3_"
};

// What UEFI firmware has for kernels that call it themselves; nothing under a BIOS.
struct EfiFacts {
  std::uint64_t system_table = 0;  // physical address
  std::uint64_t image_handle = 0;  // the loader's

  // The map of memory, as it is when boot services end.
  std::span<const std::byte> memory_map = {};
  std::uint32_t descriptor_size = 0;  // bytes
  std::uint32_t descriptor_version = 0;
};

// What the machine's clocks say, where a plan wants to know.
struct ClockFacts {
  bool is_known = false;
  std::int64_t unix_time = 0;      // of the real-time clock: seconds since 1970
  std::uint64_t frequency = 0;     // of the processor's clock, in Hz; 0 where nobody can say
  std::uint64_t loader_start = 0;  // by that clock, as the next
  std::uint64_t handoff = 0;
};

// A processor, as the machine numbers it.
struct ProcessorFacts {
  std::uint32_t hardware_id;  // the number of its local APIC
  std::uint32_t acpi_id;
};

struct MachineFacts {
  LoaderMemory memory;
  CpuFeatures cpu;
  std::span<const ProcessorFacts> processors = {};  // the one that boots first; empty where the
                                                    // plan does not want others
  bool has_x2apic = false;                          // local APICs can be x2APICs
  bool x2apics_only = false;                        // and nothing else
  std::optional<std::uint16_t> power_timer = {};    // ACPI's, in the I/O space
  std::uint64_t random_seed = 0;                    // as unpredictable as the machine can make it

  FirmwareKind firmware;
  std::uint32_t boot_drive = 0;  // a BIOS's number
  FirmwareTables tables = {};
  EfiFacts efi = {};
  ClockFacts clock = {};

  // The screen as the plan asked for it; at most one of them.
  TextMode text_mode = {};
  Framebuffer framebuffer = {};
  machine::MemoryKind framebuffer_kind = machine::MemoryKind::kWriteBack;  // the best to map it as

  // Who loads, for people.
  std::string_view loader_name;
  std::string_view loader_version = "";
};

}  // namespace slipway::loader

#endif  // SLIPWAY_BOOT_LOADER_PLAN_MACHINE_FACTS_H_
