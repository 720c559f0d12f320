// SPDX-License-Identifier: Apache-2.0
// What to change in the build of a kernel that the loader would refuse.
#ifndef SLIPWAY_IMAGE_BUILDER_KERNEL_ADVICE_H_
#define SLIPWAY_IMAGE_BUILDER_KERNEL_ADVICE_H_

#include <string>
#include <string_view>

#include "boot/loader/error/error.h"
#include "image/builder/kernel/elf_file.h"

namespace slipway::image {

// One or two sentences about what to change. Empty for what no build can help, such as too little
// memory: what is found only at boot (boot/loader/error/errors.inc); and
// for errors of other protocols than Slipway's own.
std::string advice(const loader::Error& error, const ElfFile& kernel);

// The same about functions that are chosen when the program starts.
std::string_view advice_about_ifunc();

}  // namespace slipway::image

#endif  // SLIPWAY_IMAGE_BUILDER_KERNEL_ADVICE_H_
