// SPDX-License-Identifier: Apache-2.0
// A kernel that has been loaded: all that a protocol has to know of it to tell it where things are.
#ifndef SLIPWAY_BOOT_LOADER_PLACED_H_
#define SLIPWAY_BOOT_LOADER_PLACED_H_

#include <cstdint>
#include <span>

#include "boot/loader/address_space.h"
#include "boot/loader/elf/segments.h"
#include "boot/loader/elf/special_segments.h"
#include "boot/loader/enter/handoff.h"
#include "boot/loader/plan/load_plan.h"
#include "boot/loader/plan/virtual_layout.h"

namespace slipway::loader {

// Of a kernel that load_physical() has put into memory.
struct PhysicalPlace {
  std::uint64_t start = 0;              // of its lowest segment, when it runs
  std::span<PhysicalCopy> copies = {};  // of the segments, with room for one more behind
  std::uint64_t data_start = 0;         // what is put beside it begins here, or above
  bool beside_firmware = false;         // boot services go on
};

struct Placed {
  std::uint64_t entry;  // virtual
  Segments segments;    // at their final addresses, virtual and physical
  TlsTemplate tls;      // likewise

  VirtualLayout layout;
  std::uint64_t physical_memory_end;  // of what is mapped at layout.physical_memory_offset

  // Physical addresses, in the plan's order; 0 for an empty one.
  std::span<const std::uint64_t> modules;

  AddressSpace address_space;  // the handoff page alone, without paging
  PhysicalPlace physical = {};
};

// The way into the kernel, with what the protocol wants in registers.
constexpr Handoff handoff_to(const Placed& placed, const LoadPlan& plan,
                             const EntryRegisters& registers) {
  return {.page_table_root = placed.address_space.page_table_root,
          .entry = placed.entry,
          .stack_top = placed.layout.stack_bottom + plan.stack_size,
          .page = placed.address_space.handoff_page,
          .descriptor_table_offset =
              plan.all_in_physical_memory ? placed.layout.physical_memory_offset : 0,
          .no_execute = placed.address_space.no_execute,
          .state = plan.state,
          .registers = registers};
}

}  // namespace slipway::loader

#endif  // SLIPWAY_BOOT_LOADER_PLACED_H_
