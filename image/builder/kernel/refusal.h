// SPDX-License-Identifier: Apache-2.0
// Why there is no image of a kernel, explained to whoever has to change the build.
#ifndef SLIPWAY_IMAGE_BUILDER_KERNEL_REFUSAL_H_
#define SLIPWAY_IMAGE_BUILDER_KERNEL_REFUSAL_H_

#include <expected>
#include <span>
#include <string>
#include <string_view>

#include "image/builder/kernel/elf_file.h"
#include "image/builder/kernel/kernel_error.h"

namespace slipway::image {

// "ERROR: NAME: SENTENCE", the sections of the segments concerned, and what to change. Ends in a
// newline.
std::string refusal(std::string_view name, const ElfFile& kernel, const KernelError& error);

// What is to be said about a kernel that is taken all the same: "NOTE: NAME: NOTE", a line for
// each. Or, `strict`, the first as an error.
std::expected<std::string, std::string> notes_about(std::string_view name,
                                                    std::span<const std::string> notes,
                                                    bool strict);

}  // namespace slipway::image

#endif  // SLIPWAY_IMAGE_BUILDER_KERNEL_REFUSAL_H_
