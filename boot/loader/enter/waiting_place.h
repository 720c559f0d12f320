// SPDX-License-Identifier: Apache-2.0
// Where a processor waits until the kernel sends it somewhere.
#ifndef SLIPWAY_BOOT_LOADER_ENTER_WAITING_PLACE_H_
#define SLIPWAY_BOOT_LOADER_ENTER_WAITING_PLACE_H_

#include <cstddef>
#include <cstdint>

namespace slipway::loader {

// The processor is in the same state as the one that enters the kernel, but for RSP and RDI. It
// goes to the address that it finds at `goto_address` as soon as that is not 0. Addresses are the
// kernel's. A protocol fills it in, with `has_arrived` 0.
struct WaitingPlace {
  std::uint32_t hardware_id;  // of the processor: its local APIC's number
  std::uint32_t has_arrived;  // 0, and 1 as soon as it waits
  std::uint64_t stack_top;    // end of its stack
  std::uint64_t goto_address;
  std::uint64_t argument;  // in RDI
};
static_assert(sizeof(WaitingPlace) == 32);
static_assert(offsetof(WaitingPlace, has_arrived) == 4);
static_assert(offsetof(WaitingPlace, stack_top) == 8);
static_assert(offsetof(WaitingPlace, goto_address) == 16);
static_assert(offsetof(WaitingPlace, argument) == 24);

// All of them, one after the other.
struct WaitingPlaces {
  std::uint64_t physical_start = 0;
  std::uint64_t virtual_start = 0;  // in the kernel's tables, which let processors write there
  std::uint64_t count = 0;
};

}  // namespace slipway::loader

#endif  // SLIPWAY_BOOT_LOADER_ENTER_WAITING_PLACE_H_
