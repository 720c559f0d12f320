// SPDX-License-Identifier: Apache-2.0
// Work for the machine's other processors, in a kernel that has asked for them:
//
//   SLIPWAY_KERNEL_REQUEST(.processors = true);
#ifndef SLIPWAY_KERNEL_PROCESSORS_PROCESSORS_H_
#define SLIPWAY_KERNEL_PROCESSORS_PROCESSORS_H_

#include <cstddef>

#include "slipway/kernel/processors/current_processor.h"

namespace slipway {

// How many there are, this one among them; 1 where the kernel has not asked for others.
std::size_t processor_count();

// Lets a processor call function(argument), as soon as it has nothing else to do, and does not wait
// for it. On the processor that runs this, it is called at once. What was written before is there
// for it. There is one function at a time for each: a second waits here until the first has
// returned.
//
// Processor 0 runs kernel_main(), and takes no work from others.
//
// It runs on the processor's own stack, of BootInfo::stack_size bytes, with thread-local variables
// of its own and with interrupts off. Its faults are reported as any other's.
void run_on(std::size_t processor, void (*function)(void*), void* argument = nullptr);

// Returns when the processor has nothing to do any more. What it has written is there then.
void wait_for(std::size_t processor);

// The same for all others.
void wait_for_all();

}  // namespace slipway

#endif  // SLIPWAY_KERNEL_PROCESSORS_PROCESSORS_H_
