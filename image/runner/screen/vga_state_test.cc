// SPDX-License-Identifier: Apache-2.0
#include "image/runner/screen/vga_state.h"

#include <gtest/gtest.h>

#include <string_view>

namespace slipway::runner {
namespace {

// Mode 3 of a VGA BIOS: 80 columns of 9 x 16 dots.
VgaState mode_3() {
  VgaState vga;
  vga.reset = 0x03;
  vga.mode_control = 0xA3;
  vga.graphics_miscellaneous = 0x0E;
  vga.horizontal_display_end = 79;
  vga.maximum_scan_line = 0x4F;
  vga.cursor_start = 0x0D;
  vga.cursor_end = 0x0E;
  vga.offset = 40;
  return vga;
}

void put(std::string& window, std::size_t cell, std::string_view text) {
  for (const char character : text) {
    window[2 * cell] = character;
    window[2 * cell + 1] = 0x07;
    ++cell;
  }
}

TEST(VgaState, KnowsTheCell) {
  VgaState vga = mode_3();
  EXPECT_EQ(vga.columns(), 80u);
  EXPECT_EQ(vga.cell_height(), 16u);
  vga.maximum_scan_line = 0xC7;
  EXPECT_EQ(vga.cell_height(), 8u);
}

TEST(VgaState, KnowsTheWaysToBeOff) {
  VgaState vga = mode_3();
  EXPECT_FALSE(vga.is_switched_off());
  vga.attribute_address = 0x20;
  EXPECT_FALSE(vga.is_switched_off());
  vga.attribute_address = 0x05;
  EXPECT_TRUE(vga.is_switched_off());
  vga = mode_3();
  vga.clocking_mode = 0x20;
  EXPECT_TRUE(vga.is_switched_off());
  for (const unsigned reset : {0u, 1u, 2u}) {
    vga = mode_3();
    vga.reset = static_cast<std::uint8_t>(reset);
    EXPECT_TRUE(vga.is_switched_off()) << "the sequencer is held";
  }
  vga = mode_3();
  vga.mode_control = 0x23;
  EXPECT_TRUE(vga.is_switched_off()) << "no retrace";
}

TEST(VgaState, IsOnWhereOnlyPixelsWereEverDrawn) {
  VgaState vga;
  vga.graphics_miscellaneous = 0x05;
  EXPECT_FALSE(vga.is_switched_off());
}

TEST(VgaState, TellsGraphicsFromText) {
  VgaState vga = mode_3();
  EXPECT_FALSE(vga.is_graphics_mode());
  vga.graphics_miscellaneous = 0x05;
  EXPECT_TRUE(vga.is_graphics_mode());
}

TEST(VgaState, FindsBothFonts) {
  VgaState vga = mode_3();
  EXPECT_EQ(vga.font_offsets(), (std::array<std::size_t, 2>{0, 0}));
  // The table of the manual: 000 to 111 are 0, 16, 32, 48, 8, 24, 40 and 56 KiB.
  constexpr std::array<std::size_t, 8> kKibibytes = {0, 16, 32, 48, 8, 24, 40, 56};
  for (unsigned i = 0; i < 8; ++i) {
    vga.character_map_select = static_cast<std::uint8_t>((i & 4) << 2 | (i & 3));
    EXPECT_EQ(vga.font_offsets()[0], kKibibytes[i] << 10);
    EXPECT_EQ(vga.font_offsets()[1], 0u);
    vga.character_map_select = static_cast<std::uint8_t>((i & 4) << 3 | (i & 3) << 2);
    EXPECT_EQ(vga.font_offsets()[0], 0u);
    EXPECT_EQ(vga.font_offsets()[1], kKibibytes[i] << 10);
  }
}

TEST(VgaState, FindsTheCursor) {
  VgaState vga = mode_3();
  vga.start_address = 80;
  vga.cursor_location = 80 + 82;
  ASSERT_TRUE(vga.cursor());
  EXPECT_EQ(vga.cursor()->cell, 82u);
  EXPECT_EQ(vga.cursor()->first_line, 13u);
  EXPECT_EQ(vga.cursor()->last_line, 14u);
  vga.offset = 50;  // rows of 100 cells, of which 80 are shown
  EXPECT_FALSE(vga.cursor());
  vga.cursor_location = 80 + 102;
  ASSERT_TRUE(vga.cursor());
  EXPECT_EQ(vga.cursor()->cell, 82u);
  vga.cursor_location = 79;
  EXPECT_FALSE(vga.cursor());
  vga.cursor_location = 80;
  vga.cursor_start |= 0x20;
  EXPECT_FALSE(vga.cursor());
}

TEST(VgaState, FindsTheWindow) {
  VgaState vga = mode_3();
  EXPECT_EQ(vga.text_window().address, 0xB8000u);
  vga.graphics_miscellaneous = 0x0A;  // mode 7
  EXPECT_EQ(vga.text_window().address, 0xB0000u);
}

TEST(VgaState, TellsTheShownPageFromOthers) {
  VgaState vga = mode_3();
  vga.start_address = 2000;
  std::string window(0x8000, '\0');
  put(window, 80, "before");
  put(window, 2000 + 160, "shown");
  put(window, 4000 + 5, "behind");
  const VideoMemory memory = video_memory(vga, window, 25);
  ASSERT_EQ(memory.shown_page.size(), 25u);
  EXPECT_EQ(memory.shown_page[2], "shown");
  ASSERT_EQ(memory.other_pages.size(), 2u);
  EXPECT_TRUE(memory.other_pages[0].ends_with("before"));
  EXPECT_TRUE(memory.other_pages[1].ends_with("behind"));
}

TEST(VgaState, FindsWhatIsBesideTheShownPage) {
  VgaState vga = mode_3();
  vga.offset = 66;  // rows of 132 cells
  std::string window(0x8000, '\0');
  put(window, 132 * 20 + 40, "shown");
  put(window, 132 * 20 + 110, "beside");
  const VideoMemory memory = video_memory(vga, window, 25);
  EXPECT_TRUE(memory.shown_page[20].ends_with("shown"));
  ASSERT_EQ(memory.other_pages.size(), 1u);
  EXPECT_TRUE(memory.other_pages[0].ends_with("beside"));
  vga.offset = 20;  // each row of 80 cells begins where half of the one before is
  EXPECT_EQ(video_memory(vga, window, 25).shown_page.size(), 25u);
  vga.offset = 0;  // one row, again and again
  EXPECT_EQ(video_memory(vga, window, 25).shown_page.size(), 25u);
}

TEST(VgaState, KnowsNoCellsBeyondTheWindow) {
  VgaState vga = mode_3();
  vga.start_address = 0x4000 - 100;
  const std::string window(0x8000, '\0');
  EXPECT_EQ(shown_cells(vga, window, 25).size(), 100u);
  vga.start_address = 0xFFFF;
  EXPECT_TRUE(shown_cells(vga, window, 25).empty());
}

}  // namespace
}  // namespace slipway::runner
