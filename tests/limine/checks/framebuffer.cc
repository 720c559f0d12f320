// SPDX-License-Identifier: Apache-2.0
// The framebuffer: what is said of it fits together, and what is drawn can be read back.
#include "tests/limine/checks/checks.h"
#include "tests/limine/console.h"

namespace limine {
namespace {

constexpr std::uint8_t kRgb = 1;

}  // namespace

void check_framebuffer(const Machine& machine) {
  demand("there is a framebuffer", machine.framebuffer != nullptr);
  const Framebuffer& pixels = *machine.framebuffer;
  check_is_reclaimable(machine, &pixels);
  check("bits per pixel", pixels.bits_per_pixel == 24 || pixels.bits_per_pixel == 32);
  check("the memory model", pixels.memory_model, kRgb);
  check("a line has room for its pixels", pixels.pitch >= pixels.width * pixels.bits_per_pixel / 8);
  check("bits of red", pixels.red_size, 8);
  check("bits of green", pixels.green_size, 8);
  check("bits of blue", pixels.blue_size, 8);

  const auto address = reinterpret_cast<std::uint64_t>(pixels.address);
  demand("pixels are in the direct map", address >= machine.direct_map);
  for (const std::uint64_t offset : {std::uint64_t{0}, pixels.pitch * pixels.height - 1}) {
    check("the type of the pixels' memory",
          static_cast<std::uint64_t>(type_at(machine, address - machine.direct_map + offset)),
          static_cast<std::uint64_t>(MemoryType::kFramebuffer));
    pixels.address[offset] = 0x5A;
    check("a pixel", pixels.address[offset], 0x5A);
  }

  demand("the mode is listed", pixels.mode_count >= 1);
  bool is_listed = false;
  for (std::uint64_t i = 0; i < pixels.mode_count; ++i) {
    const VideoMode& mode = *pixels.modes[i];
    check_is_reclaimable(machine, &mode);
    is_listed =
        is_listed ||
        (mode.width == pixels.width && mode.height == pixels.height && mode.pitch == pixels.pitch &&
         mode.bits_per_pixel == pixels.bits_per_pixel && mode.red_shift == pixels.red_shift);
  }
  check("the mode that is set is listed", is_listed);
  if (pixels.edid_size != 0) {
    constexpr std::uint8_t kHeader[] = {0, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0};
    for (int i = 0; i < 8; ++i) {
      check("the EDID's header", pixels.edid[i], kHeader[i]);
    }
  }
}

}  // namespace limine
