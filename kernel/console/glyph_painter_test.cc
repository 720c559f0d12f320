// SPDX-License-Identifier: Apache-2.0
// Pixels that are drawn are compared with those that the font and the palette say, one by one.
#include "slipway/kernel/console/glyph_painter.h"

#include <gtest/gtest.h>

#include <cstddef>
#include <cstdint>
#include <vector>

#include "slipway/fonts/spleen_16x32.h"
#include "slipway/fonts/spleen_8x16.h"
#include "slipway/machine/devices/vga_palette.h"

namespace slipway {
namespace {

using machine::vga::Attribute;
using machine::vga::Cell;

constexpr int kColumns = 3;
constexpr int kRows = 2;

struct Layout {
  const char* name;
  const fonts::Font& font;
  int scale;
  std::uint32_t bits_per_pixel;
  std::uint32_t more_pitch;  // bytes behind each line
  protocol::ColorField red;
  protocol::ColorField green;
  protocol::ColorField blue;
};

constexpr std::byte kGuard{0xA5};

class GlyphPainterTest : public testing::TestWithParam<Layout> {
 protected:
  GlyphPainterTest() {
    screen_.width = static_cast<std::uint32_t>(kColumns * font().width * scale());
    screen_.height = static_cast<std::uint32_t>(kRows * font().height * scale());
    screen_.bits_per_pixel = GetParam().bits_per_pixel;
    screen_.pitch = screen_.width * bytes_per_pixel() + GetParam().more_pitch;
    screen_.red = GetParam().red;
    screen_.green = GetParam().green;
    screen_.blue = GetParam().blue;
    memory_.assign(kMargin + std::size_t{screen_.pitch} * screen_.height + kMargin, kGuard);
    screen_.virtual_address = reinterpret_cast<std::uint64_t>(memory_.data() + kMargin);
    painter_ = GlyphPainter(screen_, font(), scale());
  }

  const fonts::Font& font() const { return GetParam().font; }
  int scale() const { return GetParam().scale; }
  std::uint32_t bytes_per_pixel() const { return GetParam().bits_per_pixel / 8; }

  std::uint32_t expected(std::uint8_t color) const {
    const auto shifted = [](std::uint32_t value, protocol::ColorField field) {
      return (value << field.size >> 8) << field.position;
    };
    const machine::vga::Rgb rgb = machine::vga::kPalette[color];
    return shifted(rgb.red, screen_.red) | shifted(rgb.green, screen_.green) |
           shifted(rgb.blue, screen_.blue);
  }

  std::uint32_t pixel(int x, int y) const {
    std::uint32_t value = 0;
    for (std::uint32_t i = 0; i < bytes_per_pixel(); ++i) {
      value |=
          static_cast<std::uint32_t>(memory_[kMargin + static_cast<std::size_t>(y) * screen_.pitch +
                                             static_cast<std::size_t>(x) * bytes_per_pixel() + i])
          << 8 * i;
    }
    return value;
  }

  // How many pixels of a cell are not as they should be.
  int wrong_pixels(Position at, Cell cell) const {
    int wrong = 0;
    for (int y = 0; y < font().height * scale(); ++y) {
      for (int x = 0; x < font().width * scale(); ++x) {
        const bool is_ink =
            font().is_ink(static_cast<std::uint8_t>(cell.character()), x / scale(), y / scale());
        const std::uint8_t colors = cell.attribute().bits;
        const std::uint8_t color = is_ink ? colors & 0xF : colors >> 4;
        wrong += pixel(at.column * font().width * scale() + x,
                       at.row * font().height * scale() + y) != expected(color);
      }
    }
    return wrong;
  }

  // How many bytes outside of a cell are no longer as they were before anything was drawn.
  int spoilt_bytes(Position at) const {
    const std::size_t left =
        static_cast<std::size_t>(at.column * font().width * scale()) * bytes_per_pixel();
    const std::size_t right =
        left + static_cast<std::size_t>(font().width * scale()) * bytes_per_pixel();
    const auto top = static_cast<std::size_t>(at.row * font().height * scale());
    const std::size_t bottom = top + static_cast<std::size_t>(font().height * scale());
    int spoilt = 0;
    for (std::size_t i = 0; i < memory_.size(); ++i) {
      const std::size_t offset = i - kMargin;
      const bool inside = i >= kMargin && offset / screen_.pitch >= top &&
                          offset / screen_.pitch < bottom && offset % screen_.pitch >= left &&
                          offset % screen_.pitch < right;
      spoilt += !inside && memory_[i] != kGuard;
    }
    return spoilt;
  }

  static constexpr std::size_t kMargin = 64;

  protocol::Framebuffer screen_{};
  std::vector<std::byte> memory_;
  GlyphPainter painter_;
};

constexpr Cell cell(char character, std::uint8_t colors) {
  return Cell::of(character, Attribute{colors});
}

// What no screen shows: backgrounds have 3 bits.
constexpr Cell kUnknown = cell('\0', 0xFF);

TEST_P(GlyphPainterTest, DrawsEachPixelOfACellAndNoOther) {
  for (const Position at : {Position{0, 0}, Position{0, 2}, Position{1, 1}, Position{1, 2}}) {
    memory_.assign(memory_.size(), kGuard);
    painter_.paint(at, cell('\xB1', 0x1E), kUnknown);  // half of its pixels are ink
    EXPECT_EQ(wrong_pixels(at, cell('\xB1', 0x1E)), 0) << at.row << ", " << at.column;
    EXPECT_EQ(spoilt_bytes(at), 0) << at.row << ", " << at.column;
  }
}

TEST_P(GlyphPainterTest, DrawsAllGlyphsInAllColors) {
  for (int code = 0; code < 256; ++code) {
    const Cell wanted =
        cell(static_cast<char>(code), static_cast<std::uint8_t>((code * 7 + 1) & 0x7F));
    painter_.paint({1, 1}, wanted, kUnknown);
    ASSERT_EQ(wrong_pixels({1, 1}, wanted), 0) << code;
  }
}

TEST_P(GlyphPainterTest, DrawsOverWhatIsShown) {
  Cell shown = cell(' ', 0x07);
  painter_.paint({0, 1}, shown, kUnknown);
  for (const Cell wanted : {cell('A', 0x07), cell('B', 0x07), cell('B', 0x4F), cell('g', 0x4F),
                            cell(' ', 0x4F), cell('\xDB', 0x70)}) {
    painter_.paint({0, 1}, wanted, shown);
    EXPECT_EQ(wrong_pixels({0, 1}, wanted), 0) << wanted.character();
    shown = wanted;
  }
  EXPECT_EQ(spoilt_bytes({0, 1}), 0);
}

TEST_P(GlyphPainterTest, LeavesRowsThatStayAsTheyAre) {
  painter_.paint({0, 0}, cell('A', 0x07), cell('A', 0x07));
  EXPECT_EQ(spoilt_bytes({-1, -1}), 0);
}

constexpr protocol::ColorField at(std::uint8_t position, std::uint8_t size = 8) {
  return {.position = position, .size = size};
}

INSTANTIATE_TEST_SUITE_P(
    Screens, GlyphPainterTest,
    testing::Values(
        Layout{"usual", fonts::spleen_8x16, 1, 32, 0, at(16), at(8), at(0)},
        Layout{"rgb_and_odd_lines", fonts::spleen_8x16, 1, 32, 13, at(0), at(8), at(16)},
        Layout{"ten_bits", fonts::spleen_8x16, 1, 32, 8, at(20, 10), at(10, 10), at(0, 10)},
        Layout{"few_bits", fonts::spleen_8x16, 1, 32, 0, at(27, 5), at(21, 6), at(16, 5)},
        Layout{"three_bytes", fonts::spleen_8x16, 1, 24, 0, at(16), at(8), at(0)},
        Layout{"three_bytes_and_odd_lines", fonts::spleen_8x16, 1, 24, 7, at(0), at(8), at(16)},
        Layout{"twice", fonts::spleen_8x16, 2, 32, 4, at(16), at(8), at(0)},
        Layout{"three_bytes_twice", fonts::spleen_8x16, 2, 24, 1, at(16), at(8), at(0)},
        Layout{"three_bytes_thrice", fonts::spleen_8x16, 3, 24, 5, at(16), at(8), at(0)},
        Layout{"largest", fonts::spleen_8x16, fonts::kMaximumScale, 32, 0, at(16), at(8), at(0)},
        Layout{"larger_font", fonts::spleen_16x32, 1, 32, 0, at(16), at(8), at(0)},
        Layout{"larger_font_twice", fonts::spleen_16x32, 2, 24, 3, at(16), at(8), at(0)}),
    [](const testing::TestParamInfo<Layout>& info) { return info.param.name; });

}  // namespace
}  // namespace slipway
