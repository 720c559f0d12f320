// SPDX-License-Identifier: Apache-2.0
#include "fonts/formats/bdf.h"

#include <cstddef>
#include <optional>
#include <string>

#include "host/text/number.h"

namespace slipway::fonts {
namespace {

using host::failure;
using host::Result;

constexpr int kLargestSide = 256;        // pixels; a screen's letters are smaller
constexpr int kLargestCode = 0x10FFFF;   // Unicode's last
constexpr int kLargestOffset = 1 << 12;  // pixels, in either direction

// Where a glyph's pixels lie: a rectangle whose lower left corner is `x`, `y` away from the origin,
// with y growing upwards (section 2.2, "FONTBOUNDINGBOX" and "BBX").
struct Box {
  int width;
  int height;
  int x;
  int y;
};

std::string_view without_end(std::string_view line) {
  const std::size_t last = line.find_last_not_of(" \t\r");
  return last == std::string_view::npos ? std::string_view() : line.substr(0, last + 1);
}

// Takes the first word off the text.
std::string_view take_word(std::string_view& text) {
  const std::size_t start = text.find_first_not_of(" \t");
  if (start == std::string_view::npos) {
    text = {};
    return {};
  }
  text.remove_prefix(start);
  const std::string_view word = text.substr(0, text.find_first_of(" \t"));
  text.remove_prefix(word.size());
  return word;
}

std::optional<int> integer_in(std::string_view word, int largest) {
  const bool negative = word.starts_with('-');
  const auto number = host::number_in(negative ? word.substr(1) : word);
  if (!number || *number > static_cast<std::uint64_t>(largest)) {
    return std::nullopt;
  }
  const int value = static_cast<int>(*number);
  return negative ? -value : value;
}

std::optional<unsigned> hexadecimal_digit(char digit) {
  if (digit >= '0' && digit <= '9') {
    return digit - '0';
  }
  if (digit >= 'A' && digit <= 'F') {
    return digit - 'A' + 10;
  }
  if (digit >= 'a' && digit <= 'f') {
    return digit - 'a' + 10;
  }
  return std::nullopt;
}

class Parser {
 public:
  explicit Parser(std::string_view text) : rest_(text) {}

  Result<BdfFont> parse() {
    if (!next_line() || keyword_ != "STARTFONT") {
      return failure("is no font in BDF, which begins with STARTFONT");
    }
    while (next_line()) {
      if (keyword_ == "ENDFONT") {
        return finish();
      }
      if (const auto read = read_line(); !read) {
        return failure("line ", line_number_, ": ", read.error());
      }
    }
    return failure("is cut short: its last line is not ENDFONT");
  }

 private:
  bool next_line() {
    if (rest_.empty()) {
      return false;
    }
    const std::size_t size = rest_.find('\n');
    line_ = without_end(rest_.substr(0, size));
    rest_ = size == std::string_view::npos ? std::string_view() : rest_.substr(size + 1);
    ++line_number_;
    arguments_ = line_;
    keyword_ = take_word(arguments_);
    return true;
  }

  Result<> read_line() {
    if (keyword_ == "FONTBOUNDINGBOX") {
      return read_font_box();
    }
    if (keyword_ == "CHARSET_REGISTRY") {
      // X Logical Font Description, section 3.1.2.12: any case.
      font_.is_unicode = arguments_.contains("ISO10646") || arguments_.contains("iso10646") ||
                         arguments_.contains("ISO8859") || arguments_.contains("iso8859");
    }
    if (keyword_ == "STARTCHAR") {
      code_.reset();
      box_.reset();
    }
    if (keyword_ == "ENCODING") {
      return read_encoding();
    }
    if (keyword_ == "BBX") {
      return read_glyph_box();
    }
    if (keyword_ == "BITMAP") {
      return read_bitmap();
    }
    return {};
  }

  Result<Box> read_box() {
    int values[4];
    for (int& value : values) {
      const auto number = integer_in(take_word(arguments_), kLargestOffset);
      if (!number) {
        return failure(keyword_, " is followed by four numbers of pixels: \"", keyword_,
                       " WIDTH HEIGHT X Y\"");
      }
      value = *number;
    }
    const Box box{.width = values[0], .height = values[1], .x = values[2], .y = values[3]};
    if (box.width < 0 || box.height < 0 || box.width > kLargestSide || box.height > kLargestSide) {
      return failure(keyword_, " ", box.width, " ", box.height,
                     ": a glyph has from 0 to 256 pixels in each direction");
    }
    return box;
  }

  Result<> read_font_box() {
    const auto box = read_box();
    if (!box) {
      return std::unexpected(box.error());
    }
    if (box->width == 0 || box->height == 0) {
      return failure("FONTBOUNDINGBOX has no pixels: name a font with glyphs");
    }
    font_box_ = *box;
    font_.width = box->width;
    font_.height = box->height;
    return {};
  }

  Result<> read_glyph_box() {
    const auto box = read_box();
    if (!box) {
      return std::unexpected(box.error());
    }
    box_ = *box;
    return {};
  }

  Result<> read_encoding() {
    code_ = integer_in(take_word(arguments_), kLargestCode);
    if (!code_) {
      return failure("ENCODING is followed by the glyph's code, a number");
    }
    return {};
  }

  Result<> read_bitmap() {
    if (!font_box_) {
      return failure("a glyph comes before FONTBOUNDINGBOX");
    }
    if (!code_ || !box_) {
      return failure("BITMAP comes before the glyph's ENCODING and BBX");
    }
    GlyphRows rows(bytes_per_row() * static_cast<std::size_t>(font_.height));
    const int height = box_->height;
    for (int row = 0; row < height; ++row) {
      if (!next_line()) {
        return failure("the font is cut short in a glyph");
      }
      if (const auto placed = place_row(line_, row, rows); !placed) {
        return placed;
      }
    }
    if (!next_line() || keyword_ != "ENDCHAR") {
      return failure("ENDCHAR is expected here, since BBX says that the glyph has ", height,
                     " rows");
    }
    if (*code_ >= 0 && !font_.glyphs.emplace(*code_, rows).second) {
      return failure("a second glyph has code ", *code_);
    }
    return {};
  }

  // Copies the pixels of a row of the glyph's own box to where they are in the font's.
  Result<> place_row(std::string_view digits, int row, GlyphRows& rows) const {
    const std::size_t expected = (static_cast<std::size_t>(box_->width) + 7) / 8 * 2;
    if (digits.size() != expected) {
      return failure("a row of this glyph has ", expected, " hexadecimal digits, and this one ",
                     digits.size());
    }
    const int left = box_->x - font_box_->x;
    const int y = font_box_->y + font_box_->height - box_->y - box_->height + row;
    for (std::size_t i = 0; i < digits.size(); ++i) {
      const auto digit = hexadecimal_digit(digits[i]);
      if (!digit) {
        return failure("a row of a glyph is of hexadecimal digits: not \"", digits, "\"");
      }
      for (int bit = 0; bit < 4; ++bit) {
        if ((*digit >> (3 - bit) & 1) == 0) {
          continue;
        }
        const int x = left + static_cast<int>(i) * 4 + bit;
        if (x < 0 || x >= font_.width || y < 0 || y >= font_.height) {
          return failure("a pixel of this glyph lies outside of FONTBOUNDINGBOX");
        }
        rows[static_cast<std::size_t>(y) * bytes_per_row() + static_cast<std::size_t>(x) / 8] |=
            static_cast<std::uint8_t>(0x80 >> x % 8);
      }
    }
    return {};
  }

  Result<BdfFont> finish() {
    if (font_.glyphs.empty()) {
      return failure("has no glyphs");
    }
    return font_;
  }

  std::size_t bytes_per_row() const { return (static_cast<std::size_t>(font_.width) + 7) / 8; }

  std::string_view rest_;
  std::string_view line_;
  std::string_view keyword_;    // the line's first word
  std::string_view arguments_;  // what follows it
  int line_number_ = 0;

  BdfFont font_;
  std::optional<Box> font_box_;
  // Of the glyph that is read:
  std::optional<int> code_;
  std::optional<Box> box_;
};

}  // namespace

Result<BdfFont> parse_bdf(std::string_view text) {
  return Parser(text).parse();
}

}  // namespace slipway::fonts
