// SPDX-License-Identifier: Apache-2.0
// Whether what goes to the disk beside the kernel will do: modules and command line.
#ifndef SLIPWAY_IMAGE_BUILDER_EXTRAS_CHECK_H_
#define SLIPWAY_IMAGE_BUILDER_EXTRAS_CHECK_H_

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "image/builder/options.h"

namespace slipway::image {

// The loader's sentences about a module have room for this much of its name.
inline constexpr std::size_t kMaxModuleNameSize = 63;

// Nobody means more; a kernel may rely on it.
inline constexpr std::size_t kMaxCommandLineSize = 4095;
inline constexpr std::size_t kMaxModulePathSize = 255;
inline constexpr std::size_t kMaxModuleStringSize = 4095;

// A sentence about the first name that is empty, too long, unreadable or used twice, or the first
// path or string that no kernel should be given.
std::optional<std::string> modules_fault(std::span<const ModuleOption> modules);

std::optional<std::string> command_line_fault(const std::optional<std::string>& command_line);

// A sentence about a kernel that has no room for the command line, but for `longest` bytes.
std::optional<std::string> command_line_room_fault(std::string_view command_line,
                                                   std::size_t longest);

}  // namespace slipway::image

#endif  // SLIPWAY_IMAGE_BUILDER_EXTRAS_CHECK_H_
