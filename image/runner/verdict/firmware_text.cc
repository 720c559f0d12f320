// SPDX-License-Identifier: Apache-2.0
#include "image/runner/verdict/firmware_text.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace slipway::runner {
namespace {

// How the lines start that SeaBIOS and the network cards' boot ROM write before a boot sector runs.
constexpr std::array<std::string_view, 8> kFirmwareLines = {
    "SeaBIOS (version ", "Machine UUID ", "iPXE ",         "Press F12 ",
    "Booting from ",     "Press Ctrl-B ", "Boot failed: ", "No bootable device.",
};

bool is_firmware_line(std::string_view row) {
  return row.empty() || std::ranges::any_of(kFirmwareLines, [row](std::string_view start) {
           return row.starts_with(start);
         });
}

}  // namespace

bool only_firmware_wrote(std::span<const std::string> rows) {
  return std::ranges::all_of(rows, is_firmware_line);
}

bool nothing_was_bootable(std::span<const std::string> rows) {
  return std::ranges::any_of(
      rows, [](std::string_view row) { return row.starts_with("No bootable device."); });
}

}  // namespace slipway::runner
