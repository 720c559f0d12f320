// SPDX-License-Identifier: Apache-2.0
#include "boot/protocol/slipway/answer.h"

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <string_view>

#include "boot/protocol/slipway/x86_64/entry_state.h"
#include "boot/protocol/x86_64/reachable_processors.h"
#include "slipway/boot_info.h"

namespace slipway::protocol {

namespace {

using loader::LoadPlan;
using loader::MachineFacts;
using loader::ModuleFile;
using loader::Placed;

// Taking the piece out of a usable region leaves at most two more regions.
constexpr std::size_t kRegionsAddedByAllocation = 2;

// The loader's types and ours have the same numbers, so that nothing has to be translated.
constexpr bool same(loader::MemoryType theirs, MemoryType ours) {
  return static_cast<std::uint32_t>(theirs) == static_cast<std::uint32_t>(ours);
}
static_assert(same(loader::MemoryType::kUsable, MemoryType::kUsable));
static_assert(same(loader::MemoryType::kReserved, MemoryType::kReserved));
static_assert(same(loader::MemoryType::kAcpiReclaimable, MemoryType::kAcpiReclaimable));
static_assert(same(loader::MemoryType::kAcpiNvs, MemoryType::kAcpiNvs));
static_assert(same(loader::MemoryType::kBad, MemoryType::kBad));
static_assert(same(loader::MemoryType::kLoader, MemoryType::kLoader));
static_assert(same(loader::MemoryType::kKernel, MemoryType::kKernel));
static_assert(same(loader::MemoryType::kPageTables, MemoryType::kPageTables));
static_assert(same(loader::MemoryType::kStack, MemoryType::kStack));
static_assert(same(loader::MemoryType::kBootInfo, MemoryType::kBootInfo));
static_assert(same(loader::MemoryType::kModule, MemoryType::kModule));

// What the kernel finds when it runs.
constexpr MemoryType type_at_entry(loader::MemoryType type) {
  return type == loader::MemoryType::kFreedAtEntry ? MemoryType::kUsable
                                                   : static_cast<MemoryType>(type);
}

constexpr FirmwareKind kind_of(loader::FirmwareKind firmware) {
  return firmware == loader::FirmwareKind::kBios ? FirmwareKind::kBios : FirmwareKind::kUefi;
}

constexpr ColorField field_of(loader::ColorField field) {
  return {field.position, field.size};
}

// As xAPICs they reach numbers up to 254. Where that is enough kernels get these, which are
// simpler.
bool wants_x2apic(const MachineFacts& facts) {
  return facts.x2apics_only ||
         (facts.has_x2apic &&
          std::ranges::any_of(facts.processors, [](const loader::ProcessorFacts& processor) {
            return !is_reachable(processor.hardware_id, false);
          }));
}

// Fills the piece from front to back. The kernel sees it through its map of physical memory.
class Writer {
 public:
  Writer(std::byte* position, std::uint64_t virtual_address)
      : position_(position), virtual_address_(virtual_address) {}

  std::uint64_t virtual_address() const { return virtual_address_; }

  template <typename T>
  const T* next() const {
    return reinterpret_cast<const T*>(virtual_address_);
  }

  template <typename T>
  void write(const T& object) {
    append(&object, sizeof(object));
  }

  const char* write_text(std::string_view text) {
    const char* const start = next<char>();
    append(text.data(), text.size());
    write('\0');
    return start;
  }

 private:
  void append(const void* bytes, std::size_t size) {
    if (size != 0) {
      std::memcpy(position_, bytes, size);
    }
    position_ += size;
    virtual_address_ += size;
  }

  std::byte* position_;
  std::uint64_t virtual_address_;
};

class Answer {
 public:
  Answer(const LoadPlan& plan, const MachineFacts& facts, const Placed& placed)
      : plan_(plan), facts_(facts), placed_(placed) {}

  loader::Result<loader::Handoff> write() {
    return write_boot_info().transform([&](std::uint64_t boot_info) {
      loader::Handoff handoff = loader::handoff_to(placed_, plan_, entry_registers(boot_info));
      handoff.text_cells = text_cells();
      handoff.waiting = waiting_;
      handoff.x2apic = x2apic_;
      return handoff;
    });
  }

 private:
  // Virtual address of the BootInfo.
  loader::Result<std::uint64_t> write_boot_info() {
    const auto start = facts_.memory.map.allocate(
        {.size = size(), .end = facts_.memory.end}, loader::MemoryType::kBootInfo,
        {.code = loader::ErrorCode::kNoMemoryForBootInfo});
    if (!start) {
      return start;
    }
    const std::uint64_t virtual_start = placed_.layout.physical_memory_offset + *start;
    std::byte* const place = facts_.memory.memory.at(*start);
    Writer writer(place + sizeof(BootInfo), virtual_start + sizeof(BootInfo));
    fill_in_machine();
    fill_in_kernel();
    write_lists(writer);
    Writer(place, virtual_start).write(info_);
    return virtual_start;
  }

  // Where the kernel finds them; 0 where there are none.
  std::uint64_t text_cells() const {
    const loader::TextMode& mode = facts_.text_mode;
    return mode.columns == 0 ? 0 : placed_.layout.physical_memory_offset + mode.buffer_physical;
  }

  // Every list begins at an address that suits all types in it; texts, which need none, come last.
  std::uint64_t size() const {
    const std::size_t regions = facts_.memory.map.regions().size() + kRegionsAddedByAllocation;
    std::uint64_t size =
        sizeof(BootInfo) + placed_.segments.size() * sizeof(KernelSegment) +
        regions * sizeof(MemoryRegion) + plan_.modules.size() * sizeof(Module) +
        facts_.processors.size() * (sizeof(Processor) + sizeof(loader::WaitingPlace));
    for (const std::string_view text :
         {facts_.loader_name, facts_.loader_version, plan_.command_line}) {
      size += text.size() + 1;
    }
    for (const ModuleFile& module : plan_.modules) {
      size += module.name.size() + 1;
    }
    return size;
  }

  void fill_in_machine() {
    const loader::Framebuffer& pixels = facts_.framebuffer;
    info_.magic = kMagic;
    info_.major_version = kMajorVersion;
    info_.minor_version = kMinorVersion;
    info_.size = sizeof(info_);
    info_.firmware = kind_of(facts_.firmware);
    info_.boot_drive = facts_.boot_drive;
    info_.firmware_tables = {facts_.tables.rsdp, facts_.tables.smbios, facts_.tables.smbios3};
    info_.text_mode = {.buffer_physical = facts_.text_mode.buffer_physical,
                       .columns = facts_.text_mode.columns,
                       .rows = facts_.text_mode.rows,
                       .reserved = 0};
    info_.framebuffer = {.physical_address = pixels.physical_address,
                         .virtual_address = placed_.layout.framebuffer,
                         .size = pixels.size,
                         .width = pixels.width,
                         .height = pixels.height,
                         .pitch = pixels.pitch,
                         .bits_per_pixel = pixels.bits_per_pixel,
                         .red = field_of(pixels.red),
                         .green = field_of(pixels.green),
                         .blue = field_of(pixels.blue),
                         .reserved = 0};
  }

  void fill_in_kernel() {
    const loader::VirtualLayout& layout = placed_.layout;
    const loader::TlsTemplate& tls = placed_.tls;
    info_.kernel_entry = placed_.entry;
    info_.kernel_load_bias = layout.load_bias;
    info_.stack_bottom = layout.stack_bottom;
    info_.stack_size = plan_.stack_size;
    info_.physical_memory = {layout.physical_memory_offset, placed_.physical_memory_end};
    info_.recursive_entry = layout.recursive_entry;
    info_.identity_map =
        (plan_.identity_map.wanted ? kIdentityMapMemory : 0) |
        (plan_.identity_map_framebuffer && facts_.framebuffer.width != 0 ? kIdentityMapFramebuffer
                                                                         : 0);
    info_.tls = {.virtual_start = tls.virtual_start,
                 .file_size = tls.file_size,
                 .memory_size = tls.memory_size,
                 .alignment = tls.alignment};
  }

  void write_lists(Writer& writer) {
    write_segments(writer);
    write_regions(writer);
    write_processors(writer);
    write_modules(writer);
    info_.loader_name = writer.write_text(facts_.loader_name);
    info_.loader_version = writer.write_text(facts_.loader_version);
    info_.command_line = writer.write_text(plan_.command_line);
  }

  void write_segments(Writer& writer) {
    info_.kernel_segments = writer.next<KernelSegment>();
    info_.kernel_segment_count = placed_.segments.size();
    for (const loader::Segment& segment : placed_.segments.by_index()) {
      writer.write(KernelSegment{.virtual_start = segment.virtual_start(),
                                 .physical_start = segment.physical_start(),
                                 .size = segment.mapped_size(),
                                 .rights = segment.rights,
                                 .reserved = 0});
    }
  }

  void write_regions(Writer& writer) {
    info_.memory_map = writer.next<MemoryRegion>();
    info_.memory_region_count = 0;
    MemoryRegion last = {};
    for (const loader::MemoryRegion& region : facts_.memory.map.regions()) {
      const MemoryType type = type_at_entry(region.type);
      if (last.size != 0 && last.type == type && last.end() == region.start) {
        last.size += region.size;
        continue;
      }
      write_region(last, writer);
      last = {.start = region.start, .size = region.size, .type = type, .reserved = 0};
    }
    write_region(last, writer);
  }

  void write_region(const MemoryRegion& region, Writer& writer) {
    if (region.size != 0) {
      writer.write(region);
      ++info_.memory_region_count;
    }
  }

  // Those that an APIC of the kind that all get can reach. All but the first wait until the kernel
  // writes an address into their structure, which they are passed.
  void write_processors(Writer& writer) {
    const std::span<const loader::ProcessorFacts> all = facts_.processors;
    if (all.empty()) {
      return;
    }
    x2apic_ = wants_x2apic(facts_);
    info_.processors = const_cast<Processor*>(writer.next<Processor>());
    info_.boot_local_apic_id = all.front().hardware_id;
    info_.local_apic_kind = x2apic_ ? LocalApicKind::kX2Apic : LocalApicKind::kXApic;
    const loader::OtherStacks& stacks = placed_.address_space.other_stacks;
    std::uint64_t stack_bottom = info_.stack_bottom;
    for_each_reachable([&](const loader::ProcessorFacts& processor) {
      writer.write(Processor{.local_apic_id = processor.hardware_id,
                             .acpi_id = processor.acpi_id,
                             .entry = nullptr,
                             .argument = nullptr,
                             .stack_bottom = stack_bottom});
      stack_bottom = stacks.first_bottom + info_.processor_count * stacks.distance;
      ++info_.processor_count;
    });
    write_waiting_places(writer);
  }

  void write_waiting_places(Writer& writer) {
    waiting_ = {.physical_start = writer.virtual_address() - info_.physical_memory.offset,
                .virtual_start = writer.virtual_address(),
                .count = info_.processor_count - 1};
    const loader::OtherStacks& stacks = placed_.address_space.other_stacks;
    auto self = reinterpret_cast<std::uint64_t>(info_.processors);
    std::uint64_t stack_top = stacks.first_bottom + plan_.stack_size;
    for_each_reachable([&](const loader::ProcessorFacts& processor) {
      if (&processor != &facts_.processors.front()) {
        self += sizeof(Processor);
        writer.write(loader::WaitingPlace{.hardware_id = processor.hardware_id,
                                          .has_arrived = 0,
                                          .stack_top = stack_top,
                                          .goto_address = self + offsetof(Processor, entry),
                                          .argument = self});
        stack_top += stacks.distance;
      }
    });
  }

  template <typename Visit>
  void for_each_reachable(Visit visit) const {
    for (const loader::ProcessorFacts& processor : facts_.processors) {
      if (is_reachable(processor.hardware_id, x2apic_) ||
          &processor == &facts_.processors.front()) {
        visit(processor);
      }
    }
  }

  // The names lie one after the other behind the list.
  void write_modules(Writer& writer) {
    info_.modules = writer.next<Module>();
    info_.module_count = plan_.modules.size();
    std::uint64_t name = writer.virtual_address() + plan_.modules.size() * sizeof(Module);
    for (std::size_t i = 0; i < plan_.modules.size(); ++i) {
      const std::uint64_t start = placed_.modules[i];
      writer.write(
          Module{.name = reinterpret_cast<const char*>(name),
                 .data = reinterpret_cast<const void*>(info_.physical_memory.offset + start),
                 .physical_start = start,
                 .size = plan_.modules[i].file->size()});
      name += plan_.modules[i].name.size() + 1;
    }
    for (const ModuleFile& module : plan_.modules) {
      writer.write_text(module.name);
    }
  }

  const LoadPlan& plan_;
  const MachineFacts& facts_;
  const Placed& placed_;
  BootInfo info_ = {};
  loader::WaitingPlaces waiting_ = {};
  bool x2apic_ = false;
};

}  // namespace

loader::Result<loader::Handoff> answer(const LoadPlan& plan, const MachineFacts& facts,
                                       const Placed& placed) {
  return Answer(plan, facts, placed).write();
}

}  // namespace slipway::protocol
