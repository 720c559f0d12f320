// SPDX-License-Identifier: Apache-2.0
// What has to hold after every load that succeeds, whatever the kernel and the memory map were.
#ifndef SLIPWAY_BOOT_LOADER_TESTING_SOUNDNESS_H_
#define SLIPWAY_BOOT_LOADER_TESTING_SOUNDNESS_H_

#include <string>

#include "boot/loader/enter/handoff.h"
#include "boot/loader/testing/test_load.h"

namespace slipway::loader::testing {

// A sentence about the first thing that is wrong; empty if all is well. In full:
// - no trespass: the memory map is sorted, disjoint, in whole pages, and differs from the one
//   before only where usable memory was taken; memory that is still usable is untouched;
// - BootInfo has that memory map, lists the segments and modules, and says what was asked for;
// - each page of each segment is mapped with the segment's rights to a page of type kKernel that
//   nothing else in the kernel is mapped to, and holds the file's bytes, relocated, and then
//   zeroes;
// - modules lie in pages of type kModule, each in its own, with their bytes and then zeroes;
// - the stack, the physical memory, the framebuffer, the identity map, the recursive entry and the
//   handoff page are mapped as documented and asked for, to memory of their types, and nothing
//   else is mapped at all; no memory is mapped as of two kinds;
// - every page table is in memory of type kPageTables.
std::string find_flaw(const TestMachine& machine, const TestSource& kernel,
                      const LoadOptions& options, const Handoff& handoff);

// The same after a refusal: no trespass, and the error has a sentence.
std::string find_flaw_in_refusal(const TestMachine& machine, const Error& error);

}  // namespace slipway::loader::testing

#endif  // SLIPWAY_BOOT_LOADER_TESTING_SOUNDNESS_H_
