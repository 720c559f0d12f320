// SPDX-License-Identifier: Apache-2.0
#include "image/runner/screen/text_reader.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace slipway::runner {
namespace {

using machine::vga::Cell;

constexpr std::uint8_t kGreyOnBlack = 0x07;

// A glyph of its own for each code, but for three blanks, blocks, and an underscore where the
// cursor is. `kind` makes another font of it.
Font test_font(unsigned kind = 0) {
  std::string bytes(Font::kBytes, '\0');
  for (unsigned code = 0; code < Font::kGlyphs; ++code) {
    char* const glyph = &bytes[code * sizeof(Glyph)];
    for (unsigned row = 0; row < 32; ++row) {
      unsigned dots = row >= 2 && row < 7 ? (code * (2 * row + 1) + (code >> 3) + kind) & 0x7E : 0;
      if (row == 1) {
        dots = code >> 2;
      }
      if (row == 3) {
        dots = code << 1 & 0xFE;
      }
      if (code == 0x00 || code == 0x20 || code == 0xFF) {
        dots = 0;
      }
      if (code == '_') {
        dots = row == 13 ? 0xFF : 0;
      }
      if (code == 0xDB) {
        dots = 0xFF;
      }
      if (code == 0xDC) {
        dots = row < 4 ? 0 : 0xFF;  // the lower half and the upper half
      }
      if (code == 0xDF) {
        dots = row < 4 ? 0xFF : 0;
      }
      glyph[row] = static_cast<char>(dots);
    }
  }
  return Font(bytes);
}

// A machine that draws as an adapter does.
struct Machine {
  TextMode mode;
  std::size_t rows = 3;
  std::size_t cell_width = 9;
  std::array<Color, 16> palette = kVgaPalette;
  bool shows_cursor = false;

  explicit Machine(std::size_t columns = 20, std::size_t cell_height = 16) {
    mode.columns = columns;
    mode.cell_height = cell_height;
    mode.fonts = {test_font(), test_font()};
    mode.memory.assign(rows * columns, cell(0x20));
  }

  static Cell cell(unsigned code, std::uint8_t attribute = kGreyOnBlack) {
    return {static_cast<std::uint16_t>(static_cast<unsigned>(attribute) << 8 | code)};
  }

  void put(std::size_t at, std::string_view text, std::uint8_t attribute = kGreyOnBlack) {
    for (const char character : text) {
      mode.memory[at++] = cell(static_cast<std::uint8_t>(character), attribute);
    }
  }

  Picture draw() const {
    const std::size_t width = mode.columns * cell_width;
    const std::size_t height = rows * mode.cell_height;
    std::string pixels;
    for (std::size_t y = 0; y < height; ++y) {
      for (std::size_t x = 0; x < width; ++x) {
        const Color color = color_at(x, y);
        for (const std::uint8_t part : {color.red, color.green, color.blue}) {
          pixels += static_cast<char>(part);
        }
      }
    }
    return Picture(width, height, pixels);
  }

  Color color_at(std::size_t x, std::size_t y) const {
    const std::size_t at = y / mode.cell_height * mode.columns + x / cell_width;
    const std::size_t line = y % mode.cell_height;
    const std::size_t dot = x % cell_width / (cell_width >= 16 ? 2 : 1);
    const Cell drawn = mode.memory[at];
    const unsigned attribute = drawn.attribute().bits;
    const Font& font = mode.fonts[attribute >> 3 & 1];
    const Glyph glyph = font.glyph(static_cast<std::uint8_t>(drawn.character()), mode.cell_height);
    bool is_set = dot < 8 && (glyph[line] << dot & 0x80);
    if (shows_cursor && mode.cursor && mode.cursor->cell == at && line >= mode.cursor->first_line &&
        line <= mode.cursor->last_line) {
      is_set = true;
    }
    return palette[is_set ? attribute & 0xF : attribute >> 4];
  }

  Screen read() const { return read_text(draw(), mode); }

  // With nothing known of video memory.
  Screen read_picture_alone() const {
    TextMode alone = mode;
    alone.memory.clear();
    return read_text(draw(), alone);
  }
};

std::string row_of(const Screen& screen, std::size_t row) {
  const auto rows = screen.rows();
  return row < rows.size() ? rows[row] : "no such row";
}

TEST(TextReader, ReadsEveryCharacterAtEachSizeOfCell) {
  for (const std::size_t width : {8uz, 9uz, 16uz, 18uz}) {
    for (const std::size_t height : {8uz, 14uz, 16uz, 32uz}) {
      Machine machine(80, height);
      machine.cell_width = width;
      std::string all;
      for (int code = '!'; code <= '~'; ++code) {
        all += static_cast<char>(code);
      }
      if (height == 8) {
        all.erase(all.find('_'), 1);  // lies below these cells
      }
      machine.put(0, all);
      const Screen screen = machine.read_picture_alone();
      ASSERT_EQ(screen.kind, Screen::Kind::kText);
      EXPECT_EQ(row_of(screen, 0) + row_of(screen, 1), all) << width << " x " << height;
    }
  }
}

TEST(TextReader, ReadsAsManyRowsAsThereAre) {
  Machine machine(80, 8);
  machine.rows = 50;
  machine.mode.memory.assign(50 * 80, Machine::cell(0x20));
  machine.put(49 * 80, "row fifty");
  EXPECT_EQ(machine.read_picture_alone().row_count, 50u);
  EXPECT_EQ(row_of(machine.read_picture_alone(), 49), "row fifty");
}

TEST(TextReader, TellsColours) {
  Machine machine;
  machine.put(0, "A", 0x1E);
  const ScreenCell cell = machine.read().cell(0, 0);
  EXPECT_EQ(cell.foreground, kVgaPalette[0xE]);
  EXPECT_EQ(cell.background, kVgaPalette[0x1]);
}

TEST(TextReader, ReadsDarkTextOnLight) {
  Machine machine;
  machine.put(0, "Hello", 0x70);
  EXPECT_EQ(row_of(machine.read_picture_alone(), 0), "Hello");
}

TEST(TextReader, ReadsThePictureAndNotTheMemory) {
  Machine machine;
  machine.put(0, "Hello");
  const Picture picture = machine.draw();
  machine.put(0, "Olleh");
  EXPECT_EQ(row_of(read_text(picture, machine.mode), 0), "Hello");
}

TEST(TextReader, SeesNoTextInHidingColours) {
  Machine machine;
  machine.put(0, "black on black", 0x00);
  machine.put(20, "visible");
  EXPECT_EQ(row_of(machine.read(), 0), "");
  machine.put(0, "nearly black", 0x01);
  machine.palette[1] = {8, 8, 8};
  EXPECT_EQ(row_of(machine.read(), 0), "");
  machine.palette[1] = {16, 16, 16};
  EXPECT_EQ(row_of(machine.read(), 0), "nearly black");
}

TEST(TextReader, SeesBlocksBesideTheirBackground) {
  Machine machine;
  machine.put(0, "\xDB\xDB  \xDB");
  EXPECT_EQ(row_of(machine.read(), 0), "██  █");
  machine.put(0, "     ");
  machine.put(0, "\xDB\xDB", 0x11);  // in the colour of their background
  EXPECT_EQ(row_of(machine.read(), 0), "");
  machine.put(0, "\xDB\xDB", 0x07);
  machine.palette[7] = machine.palette[0];
  EXPECT_EQ(row_of(machine.read(), 0), "");
}

TEST(TextReader, SeesNoLettersInBlocks) {
  std::string bytes;
  for (unsigned code = 0; code < Font::kGlyphs; ++code) {
    Glyph glyph = test_font().glyph(static_cast<std::uint8_t>(code), Glyph().size());
    if (code >= 'A' && code <= 'Z') {
      glyph.fill(0xFF);
    }
    bytes.append(glyph.begin(), glyph.end());
  }
  Machine machine;
  machine.mode.fonts = {Font(bytes), Font(bytes)};
  machine.put(0, "[SECRET]");
  EXPECT_EQ(row_of(machine.read(), 0), "[██████]");
}

TEST(TextReader, SeesNoBlocksOnAScreenOfOneColour) {
  Machine machine;
  for (Cell& cell : machine.mode.memory) {
    cell = Machine::cell(0xDB);
  }
  EXPECT_EQ(row_of(machine.read(), 0), "");
}

TEST(TextReader, LetsTheMemoryDecideBetweenEqualGlyphs) {
  Machine machine;
  machine.put(0, "\xDC\xDF");
  machine.put(2, "\xDC\xDF", 0x70);
  EXPECT_EQ(row_of(machine.read(), 0), "▄▀▄▀");
  // Alone, the picture tells them apart by the larger half.
  EXPECT_EQ(machine.read_picture_alone().kind, Screen::Kind::kText);
}

// As after a font was copied to one place again and again.
TEST(TextReader, CannotReadAFontWhoseLettersAreAlike) {
  std::string bytes(Font::kBytes, '\0');
  for (std::size_t code = 0; code < Font::kGlyphs; ++code) {
    bytes[code * sizeof(Glyph) + 5] = '\x7E';
  }
  Machine machine;
  machine.put(0, "Hello");
  machine.mode.fonts = {Font(bytes), Font(bytes)};
  EXPECT_EQ(machine.read().kind, Screen::Kind::kPixels);
}

TEST(TextReader, ReadsAFontWithLargeLettersOnly) {
  std::string bytes(Font::kBytes, '\0');
  for (std::size_t code = 0; code < Font::kGlyphs; ++code) {
    const bool is_small = code >= 'a' && code <= 'z';
    bytes[code * sizeof(Glyph) + 5] = static_cast<char>(is_small ? code - 'a' + 'A' : code);
  }
  bytes[' ' * sizeof(Glyph) + 5] = '\0';
  Machine machine;
  machine.put(0, "Hello");
  machine.mode.fonts = {Font(bytes), Font(bytes)};
  EXPECT_EQ(row_of(machine.read(), 0), "Hello");
}

TEST(TextReader, IsNotDisturbedByTheCursor) {
  struct Lines {
    std::size_t first;
    std::size_t last;
  };
  for (const auto& [first, last] : {Lines{13, 14}, {0, 31}, {4, 8}, {13, 13}, {0, 2}}) {
    for (const char under : {'A', ' ', '_', 'w'}) {
      Machine machine;
      machine.put(0, std::string("ab") + under + "cd");
      machine.mode.cursor = TextCursor{2, first, last};
      const std::string expected = row_of(machine.read(), 0);
      EXPECT_EQ(expected, std::string("ab") + under + "cd");
      machine.shows_cursor = true;
      EXPECT_EQ(row_of(machine.read(), 0), expected) << first << " to " << last << ": " << under;
    }
  }
}

TEST(TextReader, SeesNoHiddenTextUnderTheCursor) {
  Machine machine;
  machine.put(0, "ab");
  machine.put(2, "x", 0x00);
  machine.mode.cursor = TextCursor{2, 0, 15};
  for (const bool shows_cursor : {false, true}) {
    machine.shows_cursor = shows_cursor;
    EXPECT_EQ(row_of(machine.read(), 0), "ab");
  }
}

TEST(TextReader, ReadsTwoFonts) {
  Machine machine;
  machine.mode.fonts[1] = test_font(0x34);
  machine.put(0, "first");
  machine.put(5, "second", 0x0F);
  EXPECT_EQ(row_of(machine.read(), 0), "firstsecond");
  EXPECT_EQ(row_of(machine.read_picture_alone(), 0), "firstsecond");
}

TEST(TextReader, MarksWhatIsNoGlyph) {
  Machine machine;
  machine.put(0, "Hello");
  machine.put(20, "some more text");
  std::string pixels;
  const Picture picture = machine.draw();
  for (std::size_t y = 0; y < picture.height(); ++y) {
    for (std::size_t x = 0; x < picture.width(); ++x) {
      const bool is_odd_dot = x == 4 && y == 15;  // in the first cell
      const Color color = is_odd_dot ? Color{255, 0, 0} : picture.at(x, y);
      for (const std::uint8_t part : {color.red, color.green, color.blue}) {
        pixels += static_cast<char>(part);
      }
    }
  }
  const Picture spoiled(picture.width(), picture.height(), pixels);
  EXPECT_EQ(row_of(read_text(spoiled, machine.mode), 0), "\uFFFDello");
}

TEST(TextReader, CallsAPicturePixels) {
  Machine machine;
  machine.put(0, "text in a font that the machine does not have");
  const Picture picture = machine.draw();
  machine.mode.fonts = {};
  const Screen screen = read_text(picture, machine.mode);
  EXPECT_EQ(screen.kind, Screen::Kind::kPixels);
  EXPECT_EQ(screen.width, 180u);
  EXPECT_EQ(screen.height, 48u);
}

TEST(TextReader, CallsAPictureOfAnotherSizePixels) {
  const Picture picture = Machine(20).draw();
  const auto kind_with = [&picture](std::size_t columns, std::size_t height) {
    TextMode mode;
    mode.columns = columns;
    mode.cell_height = height;
    return read_text(picture, mode).kind;
  };
  EXPECT_EQ(kind_with(20, 16), Screen::Kind::kText);
  EXPECT_EQ(kind_with(19, 16), Screen::Kind::kPixels);
  EXPECT_EQ(kind_with(20, 17), Screen::Kind::kPixels);
  EXPECT_EQ(kind_with(45, 16), Screen::Kind::kPixels);  // of 4 dots
  EXPECT_EQ(kind_with(15, 16), Screen::Kind::kPixels);  // of 12
  EXPECT_EQ(kind_with(0, 16), Screen::Kind::kPixels);
  EXPECT_EQ(kind_with(20, 0), Screen::Kind::kPixels);
}

}  // namespace
}  // namespace slipway::runner
