// SPDX-License-Identifier: Apache-2.0
// A processor's first steps in the library. Each kind of processor has its own: //kernel/x86_64.
#ifndef SLIPWAY_KERNEL_PROCESSORS_PROCESSOR_ENTRY_H_
#define SLIPWAY_KERNEL_PROCESSORS_PROCESSOR_ENTRY_H_

#include <cstddef>

namespace slipway {

// How much of its stack a processor needs for itself, in bytes.
std::size_t processor_area_size();

// Makes the processor that runs this the one with this number, whose exceptions are reported, and
// goes on with `work`. The tables that this takes are on the stack.
[[noreturn]] void become_processor(std::size_t number, void (*work)(std::size_t number));

}  // namespace slipway

#endif  // SLIPWAY_KERNEL_PROCESSORS_PROCESSOR_ENTRY_H_
