// SPDX-License-Identifier: Apache-2.0
// Puts modules into memory.
#ifndef SLIPWAY_BOOT_LOADER_MODULE_LOADER_H_
#define SLIPWAY_BOOT_LOADER_MODULE_LOADER_H_

#include <cstdint>
#include <span>

#include "boot/loader/bundle/module_file.h"
#include "boot/loader/error/error.h"
#include "boot/loader/memory/loader_memory.h"

namespace slipway::loader {

// Reads each file into memory of type kModule, from the beginning of a page;
// the rest of the last page is zeroed. Returns the physical address of each, 0 for an empty one,
// as a list in memory of type kLoader.
Result<std::span<const std::uint64_t>> load_modules(std::span<const ModuleFile> files,
                                                    const LoaderMemory& memory);

}  // namespace slipway::loader

#endif  // SLIPWAY_BOOT_LOADER_MODULE_LOADER_H_
