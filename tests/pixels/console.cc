// SPDX-License-Identifier: Apache-2.0
// A kernel that prints, and reads from the screen's memory what is there each time when println()
// returns. The size of the screen, and how large letters are on it, come from BUILD.bazel.
#include <slipway/kernel.h>

#include "tests/pixels/screen_text.h"

SLIPWAY_KERNEL_REQUEST(.display = slipway::protocol::DisplayMode::kFramebuffer,
                       .framebuffer = {.width = WIDTH, .height = HEIGHT, .required = true});

namespace {

constexpr std::uint32_t kBlue = 0x0000AA;
constexpr std::uint32_t kYellow = 0xFFFF55;

void check_colors(const pixels::ScreenText& text) {
  bool ink = false;
  for (std::uint32_t y = 0; y < 16 * SCALE; ++y) {
    for (std::uint32_t x = 0; x < 8 * SCALE; ++x) {
      const std::uint32_t color = text.pixel(x, y);
      ASSERT(color == kBlue || color == kYellow, "{:#08x} at {}, {}", color, x, y);
      ink |= color == kYellow;
    }
  }
  ASSERT(ink, "no ink");
}

}  // namespace

void kernel_main(const slipway::protocol::BootInfo& info) {
  using namespace slipway;
  const pixels::ScreenText text(info.framebuffer, SCALE);
  ASSERT(info.framebuffer.width == WIDTH && info.framebuffer.height == HEIGHT);
  ASSERT(screen().columns() == static_cast<int>(text.columns()) &&
             screen().rows() == static_cast<int>(text.rows()),
         "{} by {} letters", screen().columns(), screen().rows());

  set_color(Color::kYellow, Color::kBlue);
  println("Hello, {}!", "pixels");
  ASSERT(text.is_at(0, 0, "Hello, pixels!"));
  check_colors(text);

  set_color(Color::kLightGray);
  print("one\ntwo ");
  ASSERT(text.is_at(1, 0, "one") && text.is_at(2, 0, "two"));
  print("─☺₧");
  ASSERT(text.is_glyph(2, 4, 0xC4) && text.is_glyph(2, 5, 0x01) && text.is_glyph(2, 6, 0x9E));
  println("€");
  ASSERT(text.is_glyph(2, 7, 0xFE), "what code page 437 lacks is invisible");

  screen().put({10, 3}, U'X', {.foreground = Color::kWhite, .background = Color::kRed});
  ASSERT(text.is_at(10, 3, "X"));

  // More lines than the screen has, and then one.
  for (int line = 0; line < 200; ++line) {
    println("line {}", line);
  }
  ASSERT(text.is_at(0, 0, "line") && !text.contains("line 1 ") && !text.contains("Hello"));
  ASSERT(text.is_at(text.rows() - 1, 0, "line 199"));

  leave_screen();
  println("not on the screen");
  ASSERT(screen().columns() == 0);
  ASSERT(!text.contains("not on") && text.is_at(text.rows() - 1, 0, "line 199"));
  println("console in pixels as documented");
}
