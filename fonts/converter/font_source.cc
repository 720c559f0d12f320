// SPDX-License-Identifier: Apache-2.0
#include "fonts/converter/font_source.h"

#include <algorithm>

#include "host/text/concat.h"

namespace slipway::fonts {
namespace {

constexpr int kCodes = 256;

// NUL, the space and the no-break space.
bool is_blank(int code) {
  return code == 0x00 || code == 0x20 || code == 0xFF;
}

bool has_ink(const GlyphRows& rows) {
  return std::ranges::any_of(rows, [](std::uint8_t byte) { return byte != 0; });
}

std::string byte_as_text(std::uint8_t byte) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  return {'0', 'x', kDigits[byte >> 4], kDigits[byte & 0xF]};
}

}  // namespace

host::Result<std::string> font_source(const BdfFont& font, std::string_view name) {
  std::string source =
      host::concat("// Made by fonts/converter.\n#include \"slipway/fonts/", name,
                   ".h\"\n\n#include <cstdint>\n\nnamespace slipway::fonts {\nnamespace {\n\n"
                   "constexpr std::uint8_t kRows[] = {\n");
  for (int code = 0; code < kCodes; ++code) {
    const auto glyph = font.glyphs.find(code);
    const std::string code_text = byte_as_text(static_cast<std::uint8_t>(code));
    if (glyph == font.glyphs.end()) {
      return host::failure("has no glyph for code ", code_text,
                           ": name a font that has all 256 of code page 437");
    }
    if (!is_blank(code) && !has_ink(glyph->second)) {
      return host::failure("its glyph for code ", code_text,
                           " is blank, so that nobody would see it: name another font");
    }
    source += "    ";
    for (const std::uint8_t byte : glyph->second) {
      source += byte_as_text(byte) + ", ";
    }
    source += "// " + code_text + "\n";
  }
  return source + host::concat("};\n\n}  // namespace\n\nconstinit const Font ", name,
                               " = {.width = ", font.width, ", .height = ", font.height,
                               ", .rows = kRows};\n\n}  // namespace slipway::fonts\n");
}

}  // namespace slipway::fonts
