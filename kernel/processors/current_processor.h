// SPDX-License-Identifier: Apache-2.0
// Which processor runs this. Each kind of processor has its own way: //kernel/x86_64.
#ifndef SLIPWAY_KERNEL_PROCESSORS_CURRENT_PROCESSOR_H_
#define SLIPWAY_KERNEL_PROCESSORS_CURRENT_PROCESSOR_H_

#include <cstddef>

namespace slipway {

// As many as the library uses. Others of the machine stay where they wait.
inline constexpr std::size_t kMostProcessors = 256;

// Its number, from 0 on: that in BootInfo::processors. The one that starts the kernel is 0, and so
// is every one whose descriptor tables are not the library's.
std::size_t current_processor();

// For loops that wait for another processor: this one is quicker and cooler with it.
void spin_wait();

}  // namespace slipway

#endif  // SLIPWAY_KERNEL_PROCESSORS_CURRENT_PROCESSOR_H_
