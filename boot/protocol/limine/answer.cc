// SPDX-License-Identifier: Apache-2.0
#include "boot/protocol/limine/answer.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

#include "boot/loader/elf/kernel_bytes.h"
#include "boot/protocol/limine/abi.h"
#include "boot/protocol/limine/direct_map.h"
#include "boot/protocol/limine/request_error.h"
#include "boot/protocol/limine/requests.h"
#include "boot/protocol/limine/writer.h"
#include "boot/protocol/x86_64/reachable_processors.h"
#include "slipway/machine/paging/page_table.h"

namespace slipway::protocol::limine {
namespace {

using loader::KernelBytes;
using loader::LoadPlan;
using loader::MachineFacts;
using loader::ModuleFile;
using loader::Placed;
using loader::Result;
using machine::kPageSize;

// What kernels are told of who loads them. "Limine" is the name of another loader.
constexpr std::string_view kLoaderName = "Slipway";

// Taking the piece for the answers out of a usable region leaves at most two more regions.
constexpr std::size_t kRegionsAddedByAllocation = 2;

// Revision 3 alone has the tables' physical addresses, and for SMBIOS revision 4 as well.
constexpr bool has_physical_rsdp(std::uint64_t base_revision) {
  return base_revision == 3;
}
constexpr bool has_physical_smbios(std::uint64_t base_revision) {  // and EFI's system table
  return base_revision == 3 || base_revision == 4;
}

// From 1 on, internal modules are honoured, and from 2 on those that are to be unpacked.
constexpr std::uint64_t kModulesRevision = 2;

// The first base revision whose kernels may be given page 0.
constexpr std::uint64_t kMayUsePage0 = 3;

constexpr ColorField field_of(loader::ColorField field) {
  return {.size = field.size, .shift = field.position};
}

class Answer {
 public:
  Answer(const Requests& requests, const LoadPlan& plan, const MachineFacts& facts,
         const Placed& placed)
      : requests_(requests),
        plan_(plan),
        facts_(facts),
        placed_(placed),
        kernel_(KernelBytes::in_memory(placed.segments.by_address(), facts.memory.memory,
                                       placed.layout.load_bias)) {}

  // Where the kernel is entered, and how.
  Result<loader::Handoff> write() {
    return check_places()
        .and_then([&] { return check_processors(); })
        .and_then([&] { return take_memory(); })
        .transform([&](std::uint64_t start) {
          Writer writer(facts_.memory.memory.at(start), virtual_address(start));
          fill(writer);
          mark_base_revision();
          loader::Handoff handoff = loader::handoff_to(placed_, plan_, {});
          handoff.entry = entry();
          handoff.waiting = waiting_;
          handoff.x2apic = has_x2apic();
          return handoff;
        });
  }

 private:
  // The image builder has seen to it, but a disk may hold anything.
  Result<void> check_places() const {
    for (const std::uint64_t place : requests_.places) {
      if (place != kNowhere && !kernel_.holds(place, sizeof(Request))) {
        return refuse(RequestError::kNotInSegment, {place});
      }
    }
    const std::uint64_t tag = requests_.base_revision_tag;
    if (tag != kNowhere && !kernel_.holds(tag, sizeof(BaseRevisionTag))) {
      return refuse(RequestError::kNotInSegment, {tag});
    }
    return {};
  }

  // "If it cannot be turned off": the kernel would reach nobody.
  Result<void> check_processors() const {
    return facts_.x2apics_only && !has_x2apic() ? refuse(RequestError::kX2ApicsOnly)
                                                : Result<void>();
  }

  Result<std::uint64_t> take_memory() {
    regions_added_ = kRegionsAddedByAllocation;
    Writer counter;
    fill(counter);
    regions_added_ = 0;
    // A kernel may request nothing.
    const std::uint64_t size = std::max<std::uint64_t>(counter.size(), 1);
    return facts_.memory.map.allocate({.size = size, .end = facts_.memory.end},
                                      loader::MemoryType::kBootInfo,
                                      {.code = loader::ErrorCode::kNoMemoryForBootInfo});
  }

  Address virtual_address(std::uint64_t physical) const {
    return placed_.layout.physical_memory_offset + physical;
  }
  std::uint64_t physical_address(Address address) const {
    return address - placed_.layout.physical_memory_offset;
  }

  // Of a table of the firmware's; 0 where there is none.
  std::uint64_t table_address(std::uint64_t physical, bool is_physical) const {
    return physical == 0 || is_physical ? physical : virtual_address(physical);
  }

  void fill(Writer& writer) {
    answer(Feature::kBootloaderInfo, writer, [&] {
      const Address name = writer.put_text(kLoaderName);
      const Address version = writer.put_text(facts_.loader_version);
      return writer.put(BootloaderInfo{0, name, version});
    });
    answer(Feature::kCommandLine, writer,
           [&] { return writer.put(CommandLine{0, writer.put_text(plan_.command_line)}); });
    answer(Feature::kFirmwareType, writer, [&] {
      return writer.put(Firmware{0, facts_.firmware == loader::FirmwareKind::kBios
                                        ? FirmwareType::kBios
                                        : FirmwareType::kUefi64});
    });
    answer(Feature::kStackSize, writer, [&] { return writer.put(Response{}); });
    answer(Feature::kEntryPoint, writer, [&] { return writer.put(Response{}); });
    answer(Feature::kDirectMap, writer,
           [&] { return writer.put(DirectMap{0, placed_.layout.physical_memory_offset}); });
    answer(Feature::kPagingMode, writer,
           [&] { return writer.put(Paging{0, PagingMode::k4Level}); });
    answer(Feature::kExecutableAddress, writer, [&] {
      const loader::Segment& first = placed_.segments.by_address().front();
      return writer.put(ExecutableAddress{0, first.physical_start(), first.virtual_start()});
    });
    if (facts_.framebuffer.width != 0) {
      answer(Feature::kFramebuffer, writer, [&] { return put_framebuffer(writer); });
    }
    if (!facts_.processors.empty()) {
      answer(Feature::kProcessors, writer, [&] { return put_processors(writer); });
    }
    answer(Feature::kMemoryMap, writer, [&] { return put_memory_map(writer); });
    fill_files(writer);
    fill_tables(writer);
    fill_efi(writer);
    fill_clock(writer);
  }

  void fill_efi(Writer& writer) {
    const loader::EfiFacts& efi = facts_.efi;
    if (efi.system_table == 0) {
      return;
    }
    const bool is_physical = has_physical_smbios(requests_.base_revision);
    if (is_physical || is_mapped(efi.system_table)) {
      answer(Feature::kEfiSystemTable, writer,
             [&] { return writer.put(Table{0, table_address(efi.system_table, is_physical)}); });
    }
    answer(Feature::kEfiMemoryMap, writer, [&] {
      const Address map = writer.put_all(efi.memory_map);
      return writer.put(
          EfiMemoryMap{0, map, efi.memory_map.size(), efi.descriptor_size, efi.descriptor_version});
    });
  }

  bool is_mapped(std::uint64_t physical) const {
    return plan_.physical_memory.contents.overlap(facts_.memory.map, physical, physical + 1);
  }

  void fill_clock(Writer& writer) {
    const loader::ClockFacts& clock = facts_.clock;
    if (!clock.is_known) {
      return;
    }
    answer(Feature::kDateAtBoot, writer,
           [&] { return writer.put(DateAtBoot{0, clock.unix_time}); });
    if (clock.frequency == 0) {
      return;
    }
    answer(Feature::kTscFrequency, writer,
           [&] { return writer.put(TscFrequency{0, clock.frequency}); });
    answer(Feature::kBootTimes, writer, [&] {
      return writer.put(
          BootTimes{0, 0, microseconds(clock.loader_start), microseconds(clock.handoff)});
    });
  }

  // Without a product that is too large after some hours.
  std::uint64_t microseconds(std::uint64_t steps) const {
    constexpr std::uint64_t kMillion = 1'000'000;
    const std::uint64_t frequency = facts_.clock.frequency;
    return steps / frequency * kMillion + steps % frequency * kMillion / frequency;
  }

  void fill_tables(Writer& writer) {
    const loader::FirmwareTables& tables = facts_.tables;
    if (tables.rsdp != 0) {
      answer(Feature::kRsdp, writer, [&] {
        return writer.put(
            Table{0, table_address(tables.rsdp, has_physical_rsdp(requests_.base_revision))});
      });
    }
    if (tables.smbios != 0 || tables.smbios3 != 0) {
      const bool is_physical = has_physical_smbios(requests_.base_revision);
      answer(Feature::kSmbios, writer, [&] {
        return writer.put(Smbios{0, table_address(tables.smbios, is_physical),
                                 table_address(tables.smbios3, is_physical)});
      });
    }
  }

  // What `put` has put is the answer, where the feature is requested.
  template <typename Put>
  void answer(Feature feature, const Writer& writer, Put put) {
    if (!requests_.has(feature)) {
      return;
    }
    const Address response = put();
    if (!writer.counts_only()) {
      store(requests_.place(feature) + offsetof(Request, response), response);
    }
  }

  // Into the kernel, whatever its own rights there are.
  void store(std::uint64_t place, std::uint64_t value) {
    std::memcpy(kernel_.writable(place), &value, sizeof(value));
  }

  Address put_framebuffer(Writer& writer) {
    const loader::Framebuffer& pixels = facts_.framebuffer;
    const Address mode = writer.put(VideoMode{.pitch = pixels.pitch,
                                              .width = pixels.width,
                                              .height = pixels.height,
                                              .bits_per_pixel = bits_per_pixel(),
                                              .memory_model = kRgb,
                                              .red = field_of(pixels.red),
                                              .green = field_of(pixels.green),
                                              .blue = field_of(pixels.blue),
                                              .unused = {}});
    const Address modes = writer.put_pointers(mode, sizeof(VideoMode), 1);
    const Address framebuffer = writer.put(Framebuffer{.address = placed_.layout.framebuffer,
                                                       .width = pixels.width,
                                                       .height = pixels.height,
                                                       .pitch = pixels.pitch,
                                                       .bits_per_pixel = bits_per_pixel(),
                                                       .memory_model = kRgb,
                                                       .red = field_of(pixels.red),
                                                       .green = field_of(pixels.green),
                                                       .blue = field_of(pixels.blue),
                                                       .unused = {},
                                                       .edid_size = 0,
                                                       .edid = 0,
                                                       .mode_count = 1,
                                                       .modes = modes});
    const Address framebuffers = writer.put_pointers(framebuffer, sizeof(Framebuffer), 1);
    constexpr std::uint64_t kWithModes = 1;
    return writer.put(List{kWithModes, 1, framebuffers});
  }

  std::uint16_t bits_per_pixel() const {
    return static_cast<std::uint16_t>(facts_.framebuffer.bits_per_pixel);
  }

  // All but the first wait until the kernel writes an address into their structure, which they are
  // passed.
  Address put_processors(Writer& writer) {
    const Address first = writer.next();
    std::uint64_t count = 0;
    for_each_processor([&](const loader::ProcessorFacts& processor) {
      writer.put(Processor{.acpi_id = processor.acpi_id,
                           .local_apic_id = processor.hardware_id,
                           .reserved = 0,
                           .goto_address = 0,
                           .extra_argument = 0});
      ++count;
    });
    put_waiting_places(writer, first);
    const Address processors = writer.put_pointers(first, sizeof(Processor), count);
    return writer.put(Processors{.revision = 0,
                                 .flags = has_x2apic() ? static_cast<std::uint32_t>(kX2Apic) : 0,
                                 .boot_local_apic_id = facts_.processors.front().hardware_id,
                                 .count = count,
                                 .pointers = processors});
  }

  // Of all but the first, which boots. `processors` is where their structures are.
  void put_waiting_places(Writer& writer, Address processors) {
    waiting_ = {.physical_start = physical_address(writer.next()),
                .virtual_start = writer.next(),
                .count = 0};
    Address stack_top = placed_.address_space.other_stacks.first_bottom;
    bool is_first = true;
    for_each_processor([&](const loader::ProcessorFacts& processor) {
      if (!is_first) {
        stack_top += plan_.stack_size;
        writer.put(
            loader::WaitingPlace{.hardware_id = processor.hardware_id,
                                 .has_arrived = 0,
                                 .stack_top = stack_top,
                                 .goto_address = processors + offsetof(Processor, goto_address),
                                 .argument = processors});
        ++waiting_.count;
      }
      is_first = false;
      processors += sizeof(Processor);
    });
  }

  // Those that an APIC of the kind that the kernel gets can reach.
  template <typename Visit>
  void for_each_processor(Visit visit) const {
    for (const loader::ProcessorFacts& processor : facts_.processors) {
      if (is_reachable(processor.hardware_id, has_x2apic()) ||
          &processor == &facts_.processors.front()) {
        visit(processor);
      }
    }
  }

  // Where the kernel asks for it, and the machine has it.
  bool has_x2apic() const {
    const auto request = kernel_.read<ProcessorsRequest>(requests_.place(Feature::kProcessors));
    return facts_.has_x2apic && request && (request->flags & kX2Apic) != 0;
  }

  Address put_memory_map(Writer& writer) {
    const Address first = writer.next();
    std::uint64_t count = 0;
    for_each_region([&](const MemoryRegion& region) {
      writer.put(region);
      ++count;
    });
    for (std::size_t i = 0; i < regions_added_; ++i) {
      writer.put(MemoryRegion{});
      ++count;
    }
    const Address regions = writer.put_pointers(first, sizeof(MemoryRegion), count);
    return writer.put(List{0, count, regions});
  }

  // In ascending order, the pixels among them.
  template <typename Visit>
  void for_each_region(Visit visit) const {
    const MemoryRegion pixels = pixel_region();
    bool has_pixels = pixels.size == 0;
    MemoryRegion last = {};
    const auto give = [&](const MemoryRegion& region) {
      if (region.size == 0) {
        return;
      }
      if (!has_pixels && pixels.start <= region.start) {
        visit(pixels);
        has_pixels = true;
      }
      visit(region);
    };
    for (const loader::MemoryRegion& region : facts_.memory.map.regions()) {
      for (const MemoryRegion& piece : pieces_of(region)) {
        if (piece.size == 0) {
          continue;
        }
        if (last.size != 0 && last.type == piece.type && last.start + last.size == piece.start) {
          last.size += piece.size;
          continue;
        }
        give(last);
        last = piece;
      }
    }
    give(last);
    if (!has_pixels) {
      visit(pixels);
    }
  }

  // Before revision 3 page 0 is never usable. Reserved memory is cut at 1 MiB, below which it has
  // another type from revision 4 on.
  std::array<MemoryRegion, 2> pieces_of(const loader::MemoryRegion& region) const {
    const auto piece = [&](std::uint64_t start, std::uint64_t end, loader::MemoryType type) {
      return MemoryRegion{start, end - start, memory_type(type, start, requests_.base_revision)};
    };
    const MemoryType type = memory_type(region.type, region.start, requests_.base_revision);
    const bool is_for_kernels =
        type == MemoryType::kUsable || type == MemoryType::kLoaderReclaimable;
    if (region.start == 0 && is_for_kernels && requests_.base_revision < kMayUsePage0) {
      return {piece(0, kPageSize, loader::MemoryType::kReserved),
              piece(kPageSize, region.end(), region.type)};
    }
    if (region.start < machine::kMebibyte && region.end() > machine::kMebibyte &&
        region.type == loader::MemoryType::kReserved) {
      return {piece(region.start, machine::kMebibyte, region.type),
              piece(machine::kMebibyte, region.end(), region.type)};
    }
    return {piece(region.start, region.end(), region.type)};
  }

  MemoryRegion pixel_region() const {
    const loader::Framebuffer& pixels = facts_.framebuffer;
    const std::uint64_t start = pixels.physical_address & ~(kPageSize - 1);
    const std::uint64_t end =
        (pixels.physical_address + pixels.size + kPageSize - 1) & ~(kPageSize - 1);
    return {start, pixels.width == 0 ? 0 : end - start, MemoryType::kFramebuffer};
  }

  // The kernel's own file, where it is asked for, is the last in the bundle.
  std::size_t module_count() const {
    const bool is_last_ours = requests_.has(Feature::kExecutableFile) && !plan_.modules.empty();
    return plan_.modules.size() - (is_last_ours ? 1 : 0);
  }

  void fill_files(Writer& writer) {
    const std::size_t count = module_count();
    if (count < plan_.modules.size()) {
      answer(Feature::kExecutableFile, writer, [&] {
        const Address file = put_file(writer, count, plan_.command_line);
        return writer.put(ExecutableFile{0, file});
      });
    }
    if (count != 0) {
      answer(Feature::kModules, writer, [&] {
        const Address first = writer.next();
        // Their texts come behind them, so that they lie one after the other.
        Writer texts = writer;
        texts.skip(count * sizeof(File));
        for (std::size_t i = 0; i < count; ++i) {
          writer.put(file_of(texts, i, plan_.modules[i].string));
        }
        writer = texts;
        const Address files = writer.put_pointers(first, sizeof(File), count);
        return writer.put(List{kModulesRevision, count, files});
      });
    }
  }

  Address put_file(Writer& writer, std::size_t index, std::string_view text) {
    const File file = file_of(writer, index, text);
    return writer.put(file);
  }

  // Puts the texts.
  File file_of(Writer& writer, std::size_t index, std::string_view text) {
    const ModuleFile& module = plan_.modules[index];
    const std::uint64_t size = module.file->size();
    // An empty one has no place. This one's is as good as any: a page's first byte.
    const Address data = size == 0 ? writer.start() : virtual_address(placed_.modules[index]);
    const Address path = writer.put_text(module.path);
    return {.revision = 0,
            .data = data,
            .size = size,
            .path = path,
            .text = writer.put_text(text),
            .media = Media::kDisk,
            .unused = 0,
            .tftp_address = 0,
            .tftp_port = 0,
            .partition = 0,
            .mbr_disk_id = 0,
            .gpt_disk = {},
            .gpt_partition = {},
            .file_system = {}};
  }

  void mark_base_revision() {
    if (requests_.base_revision_tag == kNowhere) {
      return;
    }
    const std::uint64_t tag = requests_.base_revision_tag;
    store(tag + offsetof(BaseRevisionTag, revision), 0);
    if (requests_.base_revision >= 3) {
      store(tag + offsetof(BaseRevisionTag, mark) + 8, requests_.base_revision);
    }
  }

  Address entry() const {
    if (!requests_.has(Feature::kEntryPoint)) {
      return placed_.entry;
    }
    const auto request = kernel_.read<EntryPointRequest>(requests_.place(Feature::kEntryPoint));
    return request ? request->entry : placed_.entry;
  }

  const Requests& requests_;
  const LoadPlan& plan_;
  const MachineFacts& facts_;
  const Placed& placed_;
  KernelBytes kernel_;
  std::size_t regions_added_ = 0;
  loader::WaitingPlaces waiting_ = {};
};

}  // namespace

loader::Result<loader::Handoff> answer(const LoadPlan& plan, const MachineFacts& facts,
                                       const Placed& placed) {
  return read_requests(plan.request).and_then([&](const Requests& requests) {
    return Answer(requests, plan, facts, placed).write();
  });
}

}  // namespace slipway::protocol::limine
