// SPDX-License-Identifier: Apache-2.0
#include "boot/protocol/multiboot2/answer.h"

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string_view>

#include "boot/protocol/multiboot2/abi.h"
#include "boot/protocol/multiboot2/information.h"
#include "boot/protocol/multiboot2/memory.h"
#include "boot/protocol/multiboot2/requests.h"
#include "boot/protocol/multiboot2/writer.h"

namespace slipway::protocol::multiboot2 {
namespace {

using loader::LoadPlan;
using loader::MachineFacts;
using loader::Placed;
using loader::Result;

// ACPI specification 6.5, section 5.2.5.3.
constexpr std::size_t kOldRsdpSize = 20;
constexpr std::size_t kRsdpRevision = 15;
constexpr std::size_t kRsdpLength = 20;

class Answer {
 public:
  Answer(const Requests& requests, const LoadPlan& plan, const MachineFacts& facts,
         const Placed& placed)
      : requests_(requests), plan_(plan), facts_(facts), placed_(placed) {}

  Result<loader::Handoff> write() {
    Writer counter;
    fill(counter);
    return take_place(facts_, placed_, counter.size())
        .transform([&](const InformationPlace& place) {
          Writer writer(at(place.written_at));
          fill(writer);
          return handoff_to(placed_, plan_, kEntryMagic, place);
        });
  }

 private:
  std::byte* at(std::uint64_t physical) const { return facts_.memory.memory.at(physical); }

  void fill(Writer& writer) const {
    writer.put(InformationStart{});
    put_texts(writer);
    put_modules(writer);
    put_memory(writer);
    put_boot_device(writer);
    put_framebuffer(writer);
    put_sections(writer);
    put_smbios(writer);
    put_rsdp(writer);
    put_efi(writer);
    put_tag(writer, InformationTag::kLoadBase, static_cast<std::uint32_t>(placed_.physical.start));
    writer.begin(InformationTag::kEnd);
    writer.end();
    writer.patch(offsetof(InformationStart, size), static_cast<std::uint32_t>(writer.size()));
  }

  template <typename T>
  static void put_tag(Writer& writer, InformationTag type, const T& contents) {
    writer.begin(type);
    writer.put(contents);
    writer.end();
  }

  void put_texts(Writer& writer) const {
    writer.begin(InformationTag::kCommandLine);
    writer.put_text(plan_.command_line);
    writer.end();
    constexpr std::string_view kName = "Slipway ";
    writer.begin(InformationTag::kLoaderName);
    writer.put_bytes(kName.data(), kName.size());
    writer.put_text(facts_.loader_version);
    writer.end();
  }

  void put_modules(Writer& writer) const {
    for (std::size_t i = 0; i < module_count(requests_, plan_); ++i) {
      const std::uint64_t start = placed_.modules[i];
      const std::uint64_t end = start + plan_.modules[i].file->size();
      writer.begin(InformationTag::kModule);
      writer.put(static_cast<std::uint32_t>(start));
      writer.put(static_cast<std::uint32_t>(end));
      writer.put_text(text_of(plan_.modules[i]));
      writer.end();
    }
  }

  // Beside firmware that stays memory is the firmware's to tell, and changes until it is gone
  // (3.6.3 and 3.6.8 have these tags as optional then).
  void put_memory(Writer& writer) const {
    if (placed_.physical.beside_firmware) {
      return;
    }
    const BasicMemorySizes sizes = basic_memory(facts_.memory.map);
    put_tag(writer, InformationTag::kBasicMemory,
            BasicMemory{static_cast<std::uint32_t>(sizes.lower / machine::kKibibyte),
                        static_cast<std::uint32_t>(sizes.upper / machine::kKibibyte)});
    writer.begin(InformationTag::kMemoryMap);
    writer.put(MemoryMapStart{sizeof(MemoryMapEntry), 0});
    for_each_region(facts_.memory.map, [&](const MemoryRegion& region) {
      writer.put(
          MemoryMapEntry{region.start, region.size, static_cast<std::uint32_t>(region.type), 0});
    });
    writer.end();
  }

  // The bundle lies in no file system, so that there is no partition to name.
  void put_boot_device(Writer& writer) const {
    if (facts_.firmware == loader::FirmwareKind::kBios) {
      put_tag(writer, InformationTag::kBootDevice,
              BootDevice{facts_.boot_drive, BootDevice::kNone, BootDevice::kNone});
    }
  }

  void put_framebuffer(Writer& writer) const {
    const loader::Framebuffer& pixels = facts_.framebuffer;
    const loader::TextMode& text = facts_.text_mode;
    if (pixels.width != 0) {
      writer.begin(InformationTag::kFramebuffer);
      writer.put(
          FramebufferStart{.address = pixels.physical_address,
                           .pitch = pixels.pitch,
                           .width = pixels.width,
                           .height = pixels.height,
                           .bits_per_pixel = static_cast<std::uint8_t>(pixels.bits_per_pixel),
                           .type = FramebufferType::kRgb,
                           .reserved = 0});
      for (const loader::ColorField field : {pixels.red, pixels.green, pixels.blue}) {
        writer.put(ColorField{field.position, field.size});
      }
      writer.end();
    } else if (text.columns != 0) {
      constexpr std::uint8_t kBytesPerCell = 2;
      put_tag(writer, InformationTag::kFramebuffer,
              FramebufferStart{.address = text.buffer_physical,
                               .pitch = std::uint32_t{text.columns} * kBytesPerCell,
                               .width = text.columns,
                               .height = text.rows,
                               .bits_per_pixel = 8 * kBytesPerCell,
                               .type = FramebufferType::kText,
                               .reserved = 0});
    }
  }

  void put_sections(Writer& writer) const {
    const std::span<const std::byte> headers = section_headers(requests_, plan_, facts_, placed_);
    if (headers.empty()) {
      return;
    }
    const SectionTable& table = requests_.sections;
    writer.begin(InformationTag::kElfSections);
    writer.put(SectionsStart{table.count, table.entry_size, table.names_index});
    writer.put_bytes(headers.data(), headers.size());
    writer.end();
  }

  // The structures themselves, by the newer entry point if there is one (DMTF DSP0134, sections
  // 5.2.1 and 5.2.2, whose offsets these are).
  void put_smbios(Writer& writer) const {
    const loader::FirmwareTables& tables = facts_.tables;
    if (tables.smbios3 != 0) {
      put_structures(writer,
                     {number<std::uint8_t>(tables.smbios3 + 0x07),
                      number<std::uint8_t>(tables.smbios3 + 0x08),
                      {}},
                     number<std::uint64_t>(tables.smbios3 + 0x10),
                     number<std::uint32_t>(tables.smbios3 + 0x0C));
    } else if (tables.smbios != 0) {
      put_structures(writer,
                     {number<std::uint8_t>(tables.smbios + 0x06),
                      number<std::uint8_t>(tables.smbios + 0x07),
                      {}},
                     number<std::uint32_t>(tables.smbios + 0x18),
                     number<std::uint16_t>(tables.smbios + 0x16));
    }
  }

  void put_structures(Writer& writer, const SmbiosStart& version, std::uint64_t structures,
                      std::uint32_t size) const {
    // The size is an upper bound; a larger one than this is a mistake.
    if (structures >= facts_.memory.end || size > facts_.memory.end - structures ||
        size > machine::kMebibyte) {
      return;
    }
    writer.begin(InformationTag::kSmbios);
    writer.put(version);
    writer.put_bytes(at(structures), size);
    writer.end();
  }

  void put_rsdp(Writer& writer) const {
    const std::uint64_t rsdp = facts_.tables.rsdp;
    if (rsdp == 0) {
      return;
    }
    writer.begin(InformationTag::kOldRsdp);
    writer.put_bytes(at(rsdp), kOldRsdpSize);
    writer.end();
    if (number<std::uint8_t>(rsdp + kRsdpRevision) >= 2) {
      writer.begin(InformationTag::kNewRsdp);
      writer.put_bytes(at(rsdp), number<std::uint32_t>(rsdp + kRsdpLength));
      writer.end();
    }
  }

  // The loader needs firmware of 64 bits: there are no tags for that of 32.
  void put_efi(Writer& writer) const {
    const loader::EfiFacts& efi = facts_.efi;
    if (efi.system_table == 0) {
      return;
    }
    put_tag(writer, InformationTag::kEfi64SystemTable, efi.system_table);
    put_tag(writer, InformationTag::kEfi64ImageHandle, efi.image_handle);
    if (placed_.physical.beside_firmware) {
      writer.begin(InformationTag::kEfiBootServices);
      writer.end();
    }
    if (!efi.memory_map.empty()) {
      writer.begin(InformationTag::kEfiMemoryMap);
      writer.put(EfiMemoryMapStart{efi.descriptor_size, efi.descriptor_version});
      writer.put_bytes(efi.memory_map.data(), efi.memory_map.size());
      writer.end();
    }
  }

  // Of a table whose checksum is right.
  template <typename Number>
  Number number(std::uint64_t physical) const {
    Number value;
    std::memcpy(&value, at(physical), sizeof(value));
    return value;
  }

  const Requests& requests_;
  const LoadPlan& plan_;
  const MachineFacts& facts_;
  const Placed& placed_;
};

}  // namespace

loader::Result<loader::Handoff> answer(const LoadPlan& plan, const MachineFacts& facts,
                                       const Placed& placed) {
  return read_requests(plan.request).and_then([&](const Requests& requests) {
    return Answer(requests, plan, facts, placed).write();
  });
}

}  // namespace slipway::protocol::multiboot2
