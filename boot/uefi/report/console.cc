// SPDX-License-Identifier: Apache-2.0
#include "boot/uefi/report/console.h"

#include <array>
#include <cstddef>

namespace slipway::uefi::console {
namespace {

// In pieces that fit into a buffer on the stack.
void write(efi::TextOutput& output, std::string_view text) {
  std::array<efi::Char16, 65> piece;
  while (!text.empty()) {
    std::size_t size = 0;
    for (; size < piece.size() - 1 && size < text.size(); ++size) {
      piece[size] = static_cast<unsigned char>(text[size]);
    }
    piece[size] = 0;
    output.output_string(&output, piece.data());
    text.remove_prefix(size);
  }
}

}  // namespace

void write_line(efi::TextOutput& output, std::string_view text) {
  constexpr std::string_view kNewLine = "\r\n";
  for (const std::string_view part : {kNewLine, text, kNewLine}) {
    write(output, part);
  }
}

}  // namespace slipway::uefi::console
