// SPDX-License-Identifier: Apache-2.0
// What to change in the build of a kernel that the loader would refuse.
#ifndef SLIPWAY_IMAGE_BUILDER_KERNEL_ADVICE_H_
#define SLIPWAY_IMAGE_BUILDER_KERNEL_ADVICE_H_

#include <string>

#include "boot/loader/error/error.h"
#include "image/builder/kernel/elf_file.h"

namespace slipway::image {

// Names what the loader's sentence can only number: "segment 2 is .data .bss". One line for each
// segment that `error` is about and whose sections are known; empty if there is none.
std::string segment_names(const loader::Error& error, const ElfFile& kernel);

// One or two sentences about what to change. Empty for what a build cannot help, such as too little
// memory.
std::string advice(const loader::Error& error, const ElfFile& kernel);

}  // namespace slipway::image

#endif  // SLIPWAY_IMAGE_BUILDER_KERNEL_ADVICE_H_
