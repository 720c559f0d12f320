// SPDX-License-Identifier: Apache-2.0
#include "boot/protocol/linux/answer.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <new>

#include "boot/protocol/linux/abi.h"
#include "boot/protocol/linux/setup_header.h"
#include "boot/protocol/multiboot2/information.h"
#include "boot/protocol/multiboot2/memory.h"

namespace slipway::protocol::linux_boot {
namespace {

using loader::LoadPlan;
using loader::MachineFacts;
using loader::Placed;
using loader::Result;

constexpr std::uint32_t low(std::uint64_t address) {
  return static_cast<std::uint32_t>(address);
}

constexpr std::uint32_t high(std::uint64_t address) {
  return static_cast<std::uint32_t>(address >> 32);
}

// As a BIOS has it, and its page 0 of text.
ScreenInfo screen_of(const loader::TextMode& text) {
  constexpr std::uint8_t kColourText = 3;
  constexpr std::uint16_t kCharacterHeight = 16;
  return {.mode = kColourText,
          .columns = static_cast<std::uint8_t>(text.columns),
          .rows = static_cast<std::uint8_t>(text.rows),
          .kind = ScreenInfo::Kind::kVga,
          .character_height = kCharacterHeight};
}

// Of a BIOS the size is in pieces of 64 KiB, of UEFI firmware in bytes.
ScreenInfo screen_of(const loader::Framebuffer& pixels, loader::FirmwareKind firmware) {
  constexpr std::uint64_t kVesaUnit = 64 * machine::kKibibyte;
  const bool is_efi = firmware == loader::FirmwareKind::kUefi;
  const std::uint64_t size = is_efi ? pixels.size : (pixels.size + kVesaUnit - 1) / kVesaUnit;
  const loader::ColorField& red = pixels.red;
  const loader::ColorField& green = pixels.green;
  const loader::ColorField& blue = pixels.blue;
  return {.kind = is_efi ? ScreenInfo::Kind::kEfiPixels : ScreenInfo::Kind::kVesaPixels,
          .width = static_cast<std::uint16_t>(pixels.width),
          .height = static_cast<std::uint16_t>(pixels.height),
          .bits_per_pixel = static_cast<std::uint16_t>(pixels.bits_per_pixel),
          .base = low(pixels.physical_address),
          .size = low(size),
          .pitch = static_cast<std::uint16_t>(pixels.pitch),
          .red_size = red.size,
          .red_position = red.position,
          .green_size = green.size,
          .green_position = green.position,
          .blue_size = blue.size,
          .blue_position = blue.position,
          .capabilities = high(pixels.physical_address) != 0 ? ScreenInfo::kHas64BitBase : 0,
          .base_high = high(pixels.physical_address)};
}

// In one piece of memory: the parameters, the command line with its zero, the firmware's map.
class Answer {
 public:
  Answer(const LoadPlan& plan, const MachineFacts& facts, const Placed& placed)
      : plan_(plan), facts_(facts), placed_(placed) {}

  Result<loader::Handoff> write() {
    return multiboot2::take_memory(facts_, placed_,
                                   command_line_end() + facts_.efi.memory_map.size())
        .transform([&](std::uint64_t start) {
          start_ = start;
          fill(*new (at(start)) BootParameters());
          loader::Handoff handoff = multiboot2::handoff_to(placed_, plan_, 0, 0);
          handoff.registers.rsi = start;
          return handoff;
        });
  }

 private:
  std::byte* at(std::uint64_t physical) const { return facts_.memory.memory.at(physical); }

  std::uint64_t command_line_end() const {
    constexpr std::uint64_t kAlignment = 8;
    return (sizeof(BootParameters) + plan_.command_line.size() + kAlignment) & ~(kAlignment - 1);
  }

  void fill(BootParameters& parameters) const {
    put_screen(parameters);
    parameters.rsdp = facts_.tables.rsdp;
    put_efi(parameters.efi);
    put_header(parameters);
    put_memory(parameters);
  }

  void put_screen(BootParameters& parameters) const {
    if (facts_.framebuffer.width != 0) {
      parameters.screen = screen_of(facts_.framebuffer, facts_.firmware);
    } else if (facts_.text_mode.columns != 0) {
      parameters.screen = screen_of(facts_.text_mode);
    }
  }

  void put_efi(EfiInfo& info) const {
    const loader::EfiFacts& efi = facts_.efi;
    if (efi.system_table == 0) {
      return;
    }
    const std::uint64_t map = start_ + command_line_end();
    std::memcpy(at(map), efi.memory_map.data(), efi.memory_map.size());
    info = {.loader = EfiInfo::kLoader64,
            .system_table = low(efi.system_table),
            .descriptor_size = efi.descriptor_size,
            .descriptor_version = efi.descriptor_version,
            .memory_map = low(map),
            .memory_map_size = low(efi.memory_map.size()),
            .system_table_high = high(efi.system_table),
            .memory_map_high = high(map)};
  }

  void put_header(BootParameters& parameters) const {
    const std::uint64_t command_line = start_ + sizeof(BootParameters);
    std::memcpy(at(command_line), plan_.command_line.data(), plan_.command_line.size());
    *at(command_line + plan_.command_line.size()) = std::byte{0};
    std::memcpy(parameters.header.data(), plan_.request.data(), plan_.request.size());
    SetupHeader header;
    std::memcpy(&header, parameters.header.data(), sizeof(header));
    header.loader_type = kUndefinedLoader;
    header.code32_start = low(placed_.physical.start);
    header.command_line = low(command_line);
    std::memcpy(parameters.header.data(), &header, sizeof(header));
  }

  // The lowest, where there are more than a kernel can be told: it has no use for the others then.
  void put_memory(BootParameters& parameters) const {
    std::size_t count = 0;
    multiboot2::for_each_region(facts_.memory.map, [&](const multiboot2::MemoryRegion& region) {
      if (count < parameters.memory.size()) {
        parameters.memory[count++] = {region.start, region.size,
                                      static_cast<std::uint32_t>(region.type)};
      }
    });
    parameters.memory_entry_count = static_cast<std::uint8_t>(count);
  }

  const LoadPlan& plan_;
  const MachineFacts& facts_;
  const Placed& placed_;
  std::uint64_t start_ = 0;
};

}  // namespace

Result<loader::Handoff> answer(const LoadPlan& plan, const MachineFacts& facts,
                               const Placed& placed) {
  return read_header(plan.request).and_then([&](const SetupHeader&) {
    return Answer(plan, facts, placed).write();
  });
}

}  // namespace slipway::protocol::linux_boot
