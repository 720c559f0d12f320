// SPDX-License-Identifier: Apache-2.0
// Between capture_entry_state.S, of the tests of Slipway's own protocol, and the kernel.
#include "tests/conformance/entry/entry_state.h"

#include "slipway/machine/x86_64/interrupts.h"

constinit EntryState entry_state = {};

// There is no text to keep.
void capture_screen(const slipway::protocol::BootInfo*) {}

extern "C" void kernel_main();

extern "C" [[noreturn]] void _start() {
  kernel_main();
  slipway::machine::halt_forever();
}
