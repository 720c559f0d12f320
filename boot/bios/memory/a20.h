// SPDX-License-Identifier: Apache-2.0
// Address line 20, which PCs can hold at 0 so that the second MiB shows the first.
#ifndef SLIPWAY_BOOT_BIOS_MEMORY_A20_H_
#define SLIPWAY_BOOT_BIOS_MEMORY_A20_H_

namespace slipway::bios {

// Lets line 20 through, by the first of several methods that works, and stops with a sentence if
// none does. Reads the second MiB; writes only conventional memory.
void enable_a20();

}  // namespace slipway::bios

#endif  // SLIPWAY_BOOT_BIOS_MEMORY_A20_H_
