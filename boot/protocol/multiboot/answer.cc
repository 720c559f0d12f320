// SPDX-License-Identifier: Apache-2.0
#include "boot/protocol/multiboot/answer.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "boot/protocol/multiboot/abi.h"
#include "boot/protocol/multiboot2/information.h"
#include "boot/protocol/multiboot2/memory.h"
#include "boot/protocol/multiboot2/requests.h"
#include "boot/protocol/multiboot2/writer.h"

namespace slipway::protocol::multiboot {
namespace {

using loader::LoadPlan;
using loader::MachineFacts;
using loader::Placed;
using multiboot2::Requests;
using multiboot2::Writer;

constexpr ColorField field_of(loader::ColorField field) {
  return {field.position, field.size};
}

class Answer {
 public:
  Answer(const Requests& requests, const LoadPlan& plan, const MachineFacts& facts,
         const Placed& placed)
      : requests_(requests), plan_(plan), facts_(facts), placed_(placed) {}

  loader::Result<loader::Handoff> write() {
    Writer counter;
    fill(counter);
    return multiboot2::take_place(facts_, placed_, counter.size())
        .transform([&](const multiboot2::InformationPlace& place) {
          start_ = static_cast<std::uint32_t>(place.address);
          Writer writer(facts_.memory.memory.at(place.written_at));
          fill(writer);
          Writer front(facts_.memory.memory.at(place.written_at));
          front.put(information_);
          return multiboot2::handoff_to(placed_, plan_, kEntryMagic, place);
        });
  }

 private:
  // The structure itself comes first, and is known last.
  void fill(Writer& writer) {
    information_ = {};
    writer.put(information_);
    writer.align();
    put_memory(writer);
    put_modules(writer);
    put_sections(writer);
    put_texts(writer);
    put_framebuffer();
    if (facts_.firmware == loader::FirmwareKind::kBios) {
      constexpr std::uint32_t kNoPartition = 0xFF'FFFF;
      information_.flags |= Information::kBootDevice;
      information_.boot_device = facts_.boot_drive << 24 | kNoPartition;
    }
  }

  std::uint32_t next(const Writer& writer) const {
    return start_ + static_cast<std::uint32_t>(writer.size());
  }

  std::uint32_t put_text(Writer& writer, std::string_view text) const {
    const std::uint32_t address = next(writer);
    writer.put_text(text);
    return address;
  }

  void put_texts(Writer& writer) {
    information_.flags |= Information::kCommandLine | Information::kLoaderName;
    information_.command_line = put_text(writer, plan_.command_line);
    information_.loader_name = next(writer);
    constexpr std::string_view kName = "Slipway ";
    writer.put_bytes(kName.data(), kName.size());
    writer.put_text(facts_.loader_version);
  }

  void put_memory(Writer& writer) {
    const multiboot2::BasicMemorySizes sizes = multiboot2::basic_memory(facts_.memory.map);
    information_.flags |= Information::kMemory | Information::kMemoryMap;
    information_.lower_memory = static_cast<std::uint32_t>(sizes.lower / machine::kKibibyte);
    information_.upper_memory = static_cast<std::uint32_t>(sizes.upper / machine::kKibibyte);
    information_.memory_map = next(writer);
    multiboot2::for_each_region(facts_.memory.map, [&](const multiboot2::MemoryRegion& region) {
      constexpr std::uint32_t kSize = sizeof(MemoryMapEntry) - sizeof(MemoryMapEntry::size);
      writer.put(MemoryMapEntry{kSize, region.start, region.size,
                                static_cast<std::uint32_t>(region.type)});
    });
    information_.memory_map_size = next(writer) - information_.memory_map;
  }

  // Each's text lies behind the list.
  void put_modules(Writer& writer) {
    const std::size_t count = multiboot2::module_count(requests_, plan_);
    information_.flags |= Information::kModules;
    information_.module_count = static_cast<std::uint32_t>(count);
    information_.modules = next(writer);
    std::uint32_t text = next(writer) + static_cast<std::uint32_t>(count * sizeof(Module));
    for (std::size_t i = 0; i < count; ++i) {
      const auto start = static_cast<std::uint32_t>(placed_.modules[i]);
      const auto size = static_cast<std::uint32_t>(plan_.modules[i].file->size());
      writer.put(Module{start, start + size, text, 0});
      text += static_cast<std::uint32_t>(multiboot2::text_of(plan_.modules[i]).size()) + 1;
    }
    for (std::size_t i = 0; i < count; ++i) {
      writer.put_text(multiboot2::text_of(plan_.modules[i]));
    }
    writer.align();
  }

  void put_sections(Writer& writer) {
    const std::span<const std::byte> headers =
        multiboot2::section_headers(requests_, plan_, facts_, placed_);
    if (headers.empty()) {
      return;
    }
    information_.flags |= Information::kElfSections;
    information_.section_count = requests_.sections.count;
    information_.section_entry_size = requests_.sections.entry_size;
    information_.section_names_index = requests_.sections.names_index;
    information_.sections = next(writer);
    writer.put_bytes(headers.data(), headers.size());
  }

  void put_framebuffer() {
    const loader::Framebuffer& pixels = facts_.framebuffer;
    const loader::TextMode& text = facts_.text_mode;
    if (pixels.width != 0) {
      information_.flags |= Information::kFramebuffer;
      information_.framebuffer = pixels.physical_address;
      information_.framebuffer_pitch = pixels.pitch;
      information_.framebuffer_width = pixels.width;
      information_.framebuffer_height = pixels.height;
      information_.framebuffer_bits_per_pixel = static_cast<std::uint8_t>(pixels.bits_per_pixel);
      information_.framebuffer_type = FramebufferType::kRgb;
      information_.framebuffer_colors = {field_of(pixels.red), field_of(pixels.green),
                                         field_of(pixels.blue)};
    } else if (text.columns != 0) {
      constexpr std::uint32_t kBytesPerCell = 2;
      information_.flags |= Information::kFramebuffer;
      information_.framebuffer = text.buffer_physical;
      information_.framebuffer_pitch = text.columns * kBytesPerCell;
      information_.framebuffer_width = text.columns;
      information_.framebuffer_height = text.rows;
      information_.framebuffer_bits_per_pixel = 8 * kBytesPerCell;
      information_.framebuffer_type = FramebufferType::kText;
    }
  }

  const Requests& requests_;
  const LoadPlan& plan_;
  const MachineFacts& facts_;
  const Placed& placed_;
  std::uint32_t start_ = 0;
  Information information_ = {};
};

}  // namespace

loader::Result<loader::Handoff> answer(const LoadPlan& plan, const MachineFacts& facts,
                                       const Placed& placed) {
  return multiboot2::read_requests(plan.request).and_then([&](const Requests& requests) {
    return Answer(requests, plan, facts, placed).write();
  });
}

}  // namespace slipway::protocol::multiboot
