// SPDX-License-Identifier: Apache-2.0
#include "boot/bios/display/vbe.h"

#include <algorithm>
#include <array>

#include "boot/bios/display/vbe_blocks.h"
#include "boot/bios/layout/low_memory.h"
#include "boot/bios/real_mode/bios_call.h"
#include "boot/facts/edid.h"

namespace slipway::bios::vbe {
namespace {

using facts::PixelSize;

enum class Function : std::uint16_t {
  kControllerBlock = 0x4F00,
  kModeBlock = 0x4F01,
  kSetMode = 0x4F02,
  kDisplayData = 0x4F15,  // VBE/DDC standard 1.1
};

// What monitors manage that do not say what they like.
constexpr PixelSize kCommonSize = {1024, 768};

// More than any BIOS lists.
constexpr std::size_t kMaxModes = 512;

// In stage 2's own data, where the BIOS can reach it. Aligned, so that each lies within a segment.
alignas(16) constinit ControllerBlock controller = {};
alignas(16) constinit ModeBlock mode_block = {};
alignas(16) constinit facts::Edid edid = {};

bool succeeds(Function function, Registers registers) {
  registers.eax = static_cast<std::uint32_t>(function);
  return (call(Interrupt::kVideo, registers).eax & 0xFFFF) == 0x004F;
}

// With ES:DI pointing to `buffer`, which is 0 at first: BIOSes fill in only what they know.
template <typename T>
bool fills(T& buffer, Function function, Registers registers) {
  const auto address = static_cast<std::uint32_t>(reinterpret_cast<std::uintptr_t>(&buffer));
  registers.edi = address & 0xF;
  registers.es = segment_of(address);
  return succeeds(function, registers);
}

bool read_controller() {
  controller = {};
  controller.signature = ControllerBlock::kSignature2;
  return fills(controller, Function::kControllerBlock, {}) &&
         controller.signature == ControllerBlock::kSignature && controller.version >= kVersion2;
}

std::optional<Mode> read_mode(std::uint16_t number) {
  mode_block = {};
  if (!fills(mode_block, Function::kModeBlock, {.ecx = number})) {
    return std::nullopt;
  }
  const auto framebuffer = framebuffer_of(mode_block, controller.version);
  if (!framebuffer) {
    return std::nullopt;
  }
  return Mode{number, *framebuffer};
}

// The best mode of the BIOS's list, which stays where it is as we go through it.
std::optional<Mode> best_mode(facts::ModeChoice& choice) {
  std::uintptr_t entry = std::uintptr_t{controller.modes_segment} * 16 + controller.modes_offset;
  std::optional<Mode> best;
  for (std::size_t i = 0; i < kMaxModes; ++i, entry += sizeof(std::uint16_t)) {
    const std::uint16_t number = *reinterpret_cast<const volatile std::uint16_t*>(entry);
    if (number == ControllerBlock::kEndOfModes) {
      break;
    }
    const auto mode = read_mode(number);
    if (!mode) {
      continue;
    }
    const loader::Framebuffer& pixels = mode->framebuffer;
    if (choice.offer({pixels.width, pixels.height}, pixels.bits_per_pixel)) {
      best = mode;
    }
  }
  return best;
}

// Asking the monitor takes a tenth of a second where there is a real one.
PixelSize favourite_size() {
  constexpr std::uint32_t kReadEdid = 1;
  edid = {};
  if (!fills(edid, Function::kDisplayData, {.ebx = kReadEdid})) {
    return kCommonSize;
  }
  return facts::preferred_size(edid).value_or(kCommonSize);
}

}  // namespace

std::optional<Mode> find_mode(PixelSize wish) {
  if (!read_controller()) {
    return std::nullopt;
  }
  if (wish.width != 0) {
    facts::ModeChoice choice(wish);
    const auto mode = best_mode(choice);
    if (!mode || choice.fits()) {
      return mode;
    }
  }
  facts::ModeChoice choice(favourite_size());
  return best_mode(choice);
}

bool set_mode(const Mode& mode) {
  constexpr std::uint32_t kLinear = 1 << 14;
  return succeeds(Function::kSetMode, {.ebx = mode.number | kLinear});
}

}  // namespace slipway::bios::vbe
