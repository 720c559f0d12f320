// SPDX-License-Identifier: Apache-2.0
// Notes in an ELF file of 32 or 64 bits, for whoever loads it (System V ABI, "Note Section").
#ifndef SLIPWAY_IMAGE_BUILDER_KERNEL_ELF_NOTE_H_
#define SLIPWAY_IMAGE_BUILDER_KERNEL_ELF_NOTE_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace slipway::image {

// Where in `file` the first note of `owner` with `type` begins, among those of its segments for
// notes (PT_NOTE). Nothing where there is none; the file may be damaged in any way, or be none.
std::optional<std::uint64_t> find_note(std::span<const std::byte> file, std::string_view owner,
                                       std::uint32_t type);

}  // namespace slipway::image

#endif  // SLIPWAY_IMAGE_BUILDER_KERNEL_ELF_NOTE_H_
