// SPDX-License-Identifier: Apache-2.0
#include "fonts/formats/psf.h"

#include <cstddef>
#include <cstdint>

#include "host/text/utf8.h"

namespace slipway::fonts {
namespace {

using host::failure;
using host::Result;

constexpr std::string_view kMagic1 = "\x36\x04";
constexpr std::string_view kMagic2 = "\x72\xB5\x4A\x86";

constexpr std::size_t kLargestSide = 256;      // pixels; a screen's letters are smaller
constexpr std::size_t kMostGlyphs = 0x110000;  // a glyph for each character of Unicode
constexpr std::uint16_t kSeparator1 = 0xFFFF;  // ends a glyph's characters
constexpr std::uint16_t kSequence1 = 0xFFFE;   // begins a sequence of them
constexpr std::uint8_t kSeparator2 = 0xFF;     // likewise, in version 2
constexpr std::uint8_t kSequence2 = 0xFE;

// The little-endian number of `size` bytes at `at`, which the file has.
std::uint32_t number_at(std::string_view file, std::size_t at, std::size_t size) {
  std::uint32_t number = 0;
  for (std::size_t i = size; i-- > 0;) {
    number = number << 8 | static_cast<std::uint8_t>(file[at + i]);
  }
  return number;
}

// What both versions have.
struct Header {
  std::size_t size;  // in bytes, and so where the glyphs begin
  std::size_t glyphs;
  std::size_t glyph_bytes;
  std::size_t width;
  std::size_t height;
  bool has_table;
};

Result<Header> header_of_version_1(std::string_view file) {
  constexpr std::size_t kSize = 4;
  constexpr std::uint32_t k512Glyphs = 1;
  constexpr std::uint32_t kHasTable = 2 | 4;
  if (file.size() < kSize) {
    return failure("is cut short in its header");
  }
  const std::uint32_t mode = number_at(file, 2, 1);
  const std::uint32_t height = number_at(file, 3, 1);
  return Header{.size = kSize,
                .glyphs = (mode & k512Glyphs) != 0 ? 512u : 256u,
                .glyph_bytes = height,
                .width = 8,
                .height = height,
                .has_table = (mode & kHasTable) != 0};
}

Result<Header> header_of_version_2(std::string_view file) {
  constexpr std::size_t kSize = 32;
  constexpr std::uint32_t kHasTable = 1;
  if (file.size() < kSize) {
    return failure("is cut short in its header");
  }
  return Header{.size = number_at(file, 8, 4),
                .glyphs = number_at(file, 16, 4),
                .glyph_bytes = number_at(file, 20, 4),
                .width = number_at(file, 28, 4),
                .height = number_at(file, 24, 4),
                .has_table = (number_at(file, 12, 4) & kHasTable) != 0};
}

Result<> check(const Header& header, std::size_t file_size) {
  if (header.width == 0 || header.height == 0 || header.width > kLargestSide ||
      header.height > kLargestSide) {
    return failure("its header says that glyphs have ", header.width, " x ", header.height,
                   " pixels, and they have from 1 to 256 in each direction");
  }
  if (header.glyph_bytes != (header.width + 7) / 8 * header.height) {
    return failure("its header says that a glyph has ", header.glyph_bytes, " bytes, which ",
                   header.width, " x ", header.height, " pixels have not");
  }
  if (header.glyphs == 0 || header.glyphs > kMostGlyphs) {
    return failure("its header says that it has ", header.glyphs, " glyphs");
  }
  if (header.size > file_size || header.glyphs * header.glyph_bytes > file_size - header.size) {
    return failure("is cut short: its ", header.glyphs, " glyphs are not all there");
  }
  return {};
}

// The table behind the glyphs: the characters of each, in the glyphs' order.
Result<> read_table_1(std::string_view table, GlyphSet& font) {
  for (Glyph& glyph : font.glyphs) {
    bool is_in_sequence = false;
    for (;;) {
      if (table.size() < 2) {
        return failure("is cut short in its table of characters");
      }
      const auto character = static_cast<std::uint16_t>(number_at(table, 0, 2));
      table.remove_prefix(2);
      if (character == kSeparator1) {
        break;
      }
      is_in_sequence |= character == kSequence1;
      if (!is_in_sequence) {
        glyph.characters.push_back(character);
      }
    }
  }
  return {};
}

Result<> read_table_2(std::string_view table, GlyphSet& font) {
  for (Glyph& glyph : font.glyphs) {
    bool is_in_sequence = false;
    for (;;) {
      if (table.empty()) {
        return failure("is cut short in its table of characters");
      }
      const auto byte = static_cast<std::uint8_t>(table.front());
      if (byte == kSeparator2 || byte == kSequence2) {
        table.remove_prefix(1);
        if (byte == kSeparator2) {
          break;
        }
        is_in_sequence = true;
        continue;
      }
      const auto [character, size] = host::first_utf8_character(table);
      if (size == 0) {
        return failure("its table of characters is not in UTF-8");
      }
      table.remove_prefix(size);
      if (!is_in_sequence) {
        glyph.characters.push_back(character);
      }
    }
  }
  return {};
}

}  // namespace

bool is_psf(std::string_view file) {
  return file.starts_with(kMagic1) || file.starts_with(kMagic2);
}

Result<GlyphSet> parse_psf(std::string_view file) {
  const bool is_version_1 = file.starts_with(kMagic1);
  const auto header = is_version_1 ? header_of_version_1(file) : header_of_version_2(file);
  if (!header) {
    return std::unexpected(header.error());
  }
  if (const auto checked = check(*header, file.size()); !checked) {
    return std::unexpected(checked.error());
  }

  GlyphSet font{.width = static_cast<int>(header->width),
                .height = static_cast<int>(header->height),
                .glyphs = {}};
  file.remove_prefix(header->size);
  for (std::size_t i = 0; i < header->glyphs; ++i) {
    Glyph& glyph = font.glyphs.emplace_back();
    glyph.rows.assign(file.begin(),
                      file.begin() + static_cast<std::ptrdiff_t>(header->glyph_bytes));
    file.remove_prefix(header->glyph_bytes);
    if (!header->has_table) {
      glyph.code = static_cast<int>(i);
    }
  }
  if (header->has_table) {
    const auto read = is_version_1 ? read_table_1(file, font) : read_table_2(file, font);
    if (!read) {
      return std::unexpected(read.error());
    }
  }
  return font;
}

}  // namespace slipway::fonts
