// SPDX-License-Identifier: Apache-2.0
// A screen for golden pictures: colours, and letters up to all of its edges, as text or in pixels.
#include <slipway/kernel.h>

#include <cstdint>

#include "slipway/machine/devices/vga_registers.h"
#include "slipway/machine/x86_64/port.h"

SLIPWAY_KERNEL_REQUEST(.display = slipway::protocol::DisplayMode::kTextOrFramebuffer,
                       .framebuffer = {.width = WIDTH, .height = HEIGHT});

using namespace slipway;

namespace {

enum class Variant {
  kPlain,
  kChanged,    // one pixel, or one letter, is another
  kBigCursor,  // which fills its cell, and blinks
  kSlow,       // the last letter comes long after all others, and there is no exit code
};
constexpr Variant kVariant = Variant::VARIANT;

void draw_colors() {
  for (int number = 0; number < 16; ++number) {
    const Style style = {.foreground = static_cast<Color>(number),
                         .background = static_cast<Color>(number % 2)};
    screen().put({2, 2 + 2 * number}, U'█', style);
    screen().put({3, 2 + 2 * number}, U'A', style);
  }
}

void draw_corners() {
  const int right = screen().columns() - 1;
  const int bottom = screen().rows() - 1;
  screen().put({0, right}, U'╗', {});
  screen().put({bottom, 0}, U'╚', {});
  screen().put({bottom, right}, U'╝', {});
}

void change(const protocol::Framebuffer& pixels) {
  if (pixels.width == 0) {
    screen().put({9, 8}, U'.', {});
    return;
  }
  auto* const pixel = reinterpret_cast<volatile std::uint32_t*>(
      pixels.virtual_address + std::uint64_t{150} * pixels.pitch + 300 * sizeof(std::uint32_t));
  *pixel = ~*pixel;
}

void show_big_cursor() {
  using machine::PortSpace;
  using machine::vga::CrtRegister;
  const auto set = [](CrtRegister which, std::uint8_t value) {
    PortSpace::write8(machine::vga::kCrtControllerIndex, static_cast<std::uint8_t>(which));
    PortSpace::write8(machine::vga::kCrtControllerData, value);
  };
  set(CrtRegister::kCursorStart, 0);
  set(CrtRegister::kCursorEnd, 15);
}

// Long enough for the runner to have looked in between.
void work() {
  for (volatile int i = 0; i < 50'000'000; i = i + 1) {
  }
}

}  // namespace

void kernel_main(const protocol::BootInfo& info) {
  println("Hello!");
  draw_colors();
  if (kVariant == Variant::kSlow) {
    work();
  }
  draw_corners();
  if (kVariant == Variant::kChanged) {
    change(info.framebuffer);
  }
  if (kVariant == Variant::kBigCursor) {
    show_big_cursor();
  }
  while (kVariant == Variant::kSlow) {
    work();
  }
}
