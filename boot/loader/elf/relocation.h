// SPDX-License-Identifier: Apache-2.0
// Relocation: making a position-independent kernel fit where it was put.
#ifndef SLIPWAY_BOOT_LOADER_ELF_RELOCATION_H_
#define SLIPWAY_BOOT_LOADER_ELF_RELOCATION_H_

#include "boot/loader/elf/kernel_bytes.h"
#include "boot/loader/elf/special_segments.h"
#include "boot/loader/error/error.h"

namespace slipway::loader {

// Whether all that PT_DYNAMIC asks for is kRelocationRelative, in the forms RELA and RELR, of words
// inside segments. A file without PT_DYNAMIC passes; so does one that has no relocations in it.
// The image builder calls this at build time.
Result<void> check_relocations(const KernelBytes& kernel, DynamicTable dynamic);

// The same, and applies them. `kernel` is in memory, and the rights of its segments not yet in
// force: words in read-only segments are relocated too.
Result<void> apply_relocations(const KernelBytes& kernel, DynamicTable dynamic);

}  // namespace slipway::loader

#endif  // SLIPWAY_BOOT_LOADER_ELF_RELOCATION_H_
