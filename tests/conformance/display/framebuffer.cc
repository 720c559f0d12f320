// SPDX-License-Identifier: Apache-2.0
// Asks for pixels, and holds what it gets against what boot/protocol promises. The wish, and what
// the machine is known to answer, come from BUILD.bazel.
#include <algorithm>
#include <array>
#include <cstdint>

#include <slipway/kernel.h>
#include "slipway/kernel_request.h"
#include "tests/conformance/display/bochs_display.h"
#include "tests/conformance/display/pixel_memory.h"

SLIPWAY_KERNEL_REQUEST(.minor_version = BUILT_FOR_MINOR_VERSION,
                       .display = slipway::protocol::DisplayMode::kFramebuffer,
                       .framebuffer = {
                           .width = WISH_WIDTH, .height = WISH_HEIGHT, .required = true});

namespace {

using slipway::protocol::BootInfo;
using slipway::protocol::ColorField;
using slipway::protocol::Framebuffer;
using slipway::protocol::MemoryType;

void check_description(const BootInfo& info) {
  const Framebuffer& pixels = info.framebuffer;
  ASSERT(info.text_mode.columns == 0, "there is text as well");
  ASSERT(pixels.width == EXPECTED_WIDTH && pixels.height == EXPECTED_HEIGHT, "{}x{}", pixels.width,
         pixels.height);
  ASSERT(pixels.bits_per_pixel == EXPECTED_BITS, "{} bits a pixel", pixels.bits_per_pixel);
  ASSERT(pixels.pitch >= pixels.width * pixels.bits_per_pixel / 8);
  ASSERT(pixels.size >= std::uint64_t{pixels.pitch} * pixels.height);
  std::uint64_t bits = 0;
  for (const ColorField field : {pixels.red, pixels.green, pixels.blue}) {
    ASSERT(field.size == 8 && field.position + field.size <= pixels.bits_per_pixel);
    bits |= ((1ull << field.size) - 1) << field.position;
  }
  ASSERT(bits == 0xFFFFFF, "colours overlap: {:#x}", bits);
}

// No memory that the kernel may use shows on the screen.
void check_place(const BootInfo& info) {
  const Framebuffer& pixels = info.framebuffer;
  for (std::uint64_t i = 0; i < info.memory_region_count; ++i) {
    const auto& region = info.memory_map[i];
    const bool apart = region.end() <= pixels.physical_address ||
                       pixels.physical_address + pixels.size <= region.start;
    ASSERT(apart || region.type == MemoryType::kReserved, "in a region of type {}",
           static_cast<std::uint32_t>(region.type));
  }
}

// One byte of a colour at each of a pixel's positions.
class Canvas {
 public:
  explicit Canvas(const Framebuffer& pixels) : pixels_(pixels) {}

  std::uint32_t get(std::uint32_t x, std::uint32_t y) const {
    std::uint32_t value = 0;
    for (std::uint32_t i = 0; i < bytes_per_pixel(); ++i) {
      value |= std::uint32_t{at(x, y)[i]} << 8 * i;
    }
    return value;
  }
  void set(std::uint32_t x, std::uint32_t y, std::uint32_t value) {
    for (std::uint32_t i = 0; i < bytes_per_pixel(); ++i) {
      at(x, y)[i] = static_cast<std::uint8_t>(value >> 8 * i);
    }
  }

  // A picture that shows whether lines, colours and the corners are where they belong: red grows to
  // the right, green downwards, and a line of white runs along the edges.
  std::uint32_t picture(std::uint32_t x, std::uint32_t y) const {
    const bool edge = x == 0 || y == 0 || x == pixels_.width - 1 || y == pixels_.height - 1;
    if (edge) {
      return color(255, 255, 255);
    }
    return color(255 * x / pixels_.width, 255 * y / pixels_.height, (x ^ y) & 0x40);
  }

 private:
  std::uint32_t bytes_per_pixel() const { return pixels_.bits_per_pixel / 8; }
  volatile std::uint8_t* at(std::uint32_t x, std::uint32_t y) const {
    return reinterpret_cast<volatile std::uint8_t*>(pixels_.virtual_address) +
           std::uint64_t{y} * pixels_.pitch + x * bytes_per_pixel();
  }
  std::uint32_t color(std::uint32_t red, std::uint32_t green, std::uint32_t blue) const {
    return red << pixels_.red.position | green << pixels_.green.position |
           blue << pixels_.blue.position;
  }

  const Framebuffer& pixels_;
};

void draw(const Framebuffer& pixels) {
  Canvas canvas(pixels);
  const auto for_all = [&](auto action) {
    for (std::uint32_t y = 0; y < pixels.height; ++y) {
      for (std::uint32_t x = 0; x < pixels.width; ++x) {
        action(x, y);
      }
    }
  };
  for_all([&](auto x, auto y) { ASSERT(canvas.get(x, y) == 0, "not cleared at {}, {}", x, y); });
  for_all([&](auto x, auto y) { canvas.set(x, y, canvas.picture(x, y)); });
  for_all([&](auto x, auto y) {
    ASSERT(canvas.get(x, y) == canvas.picture(x, y), "another colour at {}, {}", x, y);
  });
}

}  // namespace

void kernel_main(const BootInfo& info) {
  check_description(info);
  check_place(info);
  check_bochs_display(info.framebuffer);
  check_pixel_memory(info);
  draw(info.framebuffer);
  slipway::println("framebuffer as documented");
}
