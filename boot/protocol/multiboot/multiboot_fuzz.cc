// SPDX-License-Identifier: Apache-2.0
// For libFuzzer: whatever a kernel's file is, there is a sentence about its Multiboot header, of
// either version, or what the image builder makes of it is loaded by the loader as it is meant, and
// told of what is there and no more. Only a machine can then be the reason for a refusal.
#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "boot/loader/elf/kernel_check.h"
#include "boot/loader/error/error_rows.h"
#include "boot/loader/error/message.h"
#include "boot/loader/load_physical.h"
#include "boot/loader/memory/memory_map.h"
#include "boot/loader/physical_place.h"
#include "boot/loader/testing/physical_case.h"
#include "boot/loader/testing/physical_soundness.h"
#include "boot/protocol/multiboot/abi.h"
#include "boot/protocol/multiboot/random_kernel.h"
#include "boot/protocol/multiboot/search.h"
#include "boot/protocol/multiboot2/abi.h"
#include "boot/protocol/multiboot2/requests.h"
#include "boot/protocol/multiboot2/search.h"

namespace slipway::protocol::multiboot {
namespace {

using loader::testing::Choices;
using loader::testing::kMebibyte;
using loader::testing::RandomModules;
using loader::testing::TestMachine;
using loader::testing::TestSource;
using Bytes = std::vector<std::byte>;

void require(bool condition, const char* what) {
  if (!condition) {
    std::fprintf(stderr, "%s\n", what);
    std::abort();
  }
}

void require_none(const std::string& flaw) {
  require(flaw.empty(), flaw.c_str());
}

// What can be known when the image is made is said then.
void require_of_machine(const loader::Error& error) {
  for (const loader::ErrorRow& row : loader::kErrorRows) {
    if (row.code == error.code) {
      require(row.found == loader::Found::kAtBoot, "the loader refuses what the builder let pass");
    }
  }
}

void require_sentence(const Search& search, const loader::Error& error) {
  loader::Message sentence;
  loader::describe_without_subject(error, sentence);
  require(!sentence.text().empty() && sentence.text().size() < loader::Message::kCapacity,
          "a refusal without a sentence, or one that was cut off");
  require(error.code != loader::ErrorCode::kProtocol || !search.advice(error).empty(),
          "a refusal that does not say what to change");
}

// As the image builder does with what a search has made, which it refuses if this fails.
loader::Result<loader::Segments> segments_of(const Bytes& kernel,
                                             std::vector<loader::Segment>& storage) {
  const auto header = loader::check_file_header(kernel, kernel.size());
  if (!header) {
    return std::unexpected(header.error());
  }
  std::vector<loader::elf::ProgramHeader> headers(header->program_header_count);
  std::memcpy(headers.data(), kernel.data() + header->program_header_offset,
              header->program_headers_size());
  storage.resize(headers.size());
  return loader::check_segments(*header, headers, kernel.size(), storage);
}

// What the builder lets pass has a place on some machine.
bool has_place_somewhere(const Bytes& kernel, const loader::LoadPlan& plan) {
  loader::MemoryMap all;
  (void)all.add(kMebibyte, 4 * loader::testing::kGibibyte - kMebibyte, loader::MemoryType::kUsable);
  std::vector<loader::Segment> storage;
  const auto segments = segments_of(kernel, storage);
  return segments && loader::choose_physical_place(segments->by_address(), plan.physical_range, all,
                                                   loader::kFreeThen);
}

// A kernel's information, as it lies in memory: where the kernel finds it, or where it waits until
// the loader's last copy.
class Told {
 public:
  Told(const TestMachine& machine, const loader::LoadPlan& plan, const loader::Placed& placed,
       const loader::Handoff& handoff)
      : machine_(machine), plan_(plan), placed_(placed), start_(handoff.registers.rbx) {
    const std::size_t segments = placed.physical.copies.size();
    if (handoff.copies.size() == segments + 1) {
      wait_at(handoff.copies.back());
      return;
    }
    require(handoff.copies.size() == segments, "what is copied is not what was placed");
    const std::uint64_t start = start_;
    for (const loader::MemoryRegion& region : machine.map().regions()) {
      if (region.type == loader::MemoryType::kBootInfo && region.start == start) {
        end_ = region.end();
      }
    }
    require(end_ != 0, "the information is not in memory for it");
  }

  std::uint64_t end() const { return end_; }

  template <typename T>
  T at(std::uint64_t address) const {
    require(address >= start_ && address + sizeof(T) <= end_, "an address outside the information");
    T object;
    std::memcpy(&object, machine_.memory().at(address + to_source_), sizeof(object));
    return object;
  }

  std::string text(std::uint64_t address) const {
    std::string text;
    while (const char character = at<char>(address++)) {
      text += character;
    }
    return text;
  }

  void require_module(std::size_t index, std::uint64_t start, std::uint64_t end,
                      std::string_view text) const {
    require(index < plan_.modules.size(), "more modules than there are");
    require(start == placed_.modules[index] && end - start == plan_.modules[index].file->size(),
            "a module that is elsewhere");
    require(text == plan_.modules[index].name, "a module with another text");
  }

  // One that was there before, in order.
  void require_region(std::uint64_t start, std::uint64_t size, std::uint32_t type) {
    require(size != 0 && start >= region_end_, "regions are not in order");
    region_end_ = start + size;
    for (const loader::MemoryRegion& region : machine_.map_before().regions()) {
      if (region.end() <= start || region.start >= start + size) {
        continue;
      }
      const bool was_free = region.type == loader::MemoryType::kUsable ||
                            region.type >= loader::MemoryType::kFreedAtEntry;
      require((type == 1) == was_free, "a region that has become another");
    }
  }

  // Headers of sections with the contents that the file has of them.
  void require_sections(const Bytes& file, std::uint64_t table, std::uint32_t count,
                        std::uint32_t entry_size) const {
    for (std::uint32_t i = 0; i < count; ++i) {
      const std::uint64_t place = table + std::uint64_t{i} * entry_size;
      if (entry_size == 40) {
        const auto words = at<std::array<std::uint32_t, 10>>(place);
        require_section(file, words[2], words[3], words[4], words[5]);
      } else {
        require(entry_size == 64, "headers of sections have a wrong size");
        const auto words = at<std::array<std::uint64_t, 8>>(place);
        require_section(file, words[1], words[2], words[3], words[4]);
      }
    }
  }

 private:
  // Below 1 MiB, in what is the firmware's until then, and none of the loader's.
  void wait_at(const loader::PhysicalCopy& copy) {
    require(copy.destination == start_ && copy.zeroes == 0, "information is copied to elsewhere");
    end_ = start_ + copy.size;
    to_source_ = std::uint64_t{copy.source} - start_;
    bool is_free = false;
    for (const loader::MemoryRegion& region : machine_.map().regions()) {
      is_free |= region.type == loader::MemoryType::kFreedAtEntry && region.start <= start_ &&
                 end_ <= region.end();
    }
    require(is_free && start_ >= 0x1'0000 && end_ <= kMebibyte,
            "information is copied to memory that is not free");
  }

  void require_section(const Bytes& file, std::uint64_t flags, std::uint64_t address,
                       std::uint64_t offset, std::uint64_t size) const {
    constexpr std::uint64_t kInMemory = 2;  // SHF_ALLOC
    if ((flags & kInMemory) != 0 || address == 0) {
      return;
    }
    const std::uint64_t start = placed_.modules.back();
    const std::uint64_t end = start + plan_.modules.back().file->size();
    require(address >= start && size <= end - start && address - start <= end - start - size,
            "a section that is not where sections are loaded");
    require(offset + size <= file.size() &&
                std::memcmp(machine_.memory().at(address), file.data() + offset, size) == 0,
            "a section without its bytes");
  }

  const TestMachine& machine_;
  const loader::LoadPlan& plan_;
  const loader::Placed& placed_;
  std::uint64_t start_;
  std::uint64_t end_ = 0;
  std::uint64_t to_source_ = 0;  // modulo 2^64
  std::uint64_t region_end_ = 0;
};

void inspect1(Told& told, const Bytes& file, std::uint64_t start) {
  const auto information = told.at<Information>(start);
  for (std::uint32_t i = 0; i < information.module_count; ++i) {
    const auto module = told.at<Module>(information.modules + i * sizeof(Module));
    told.require_module(i, module.start, module.end, told.text(module.text));
  }
  std::uint64_t place = information.memory_map;
  while (place < std::uint64_t{information.memory_map} + information.memory_map_size) {
    const auto entry = told.at<MemoryMapEntry>(place);
    told.require_region(entry.start, entry.length, entry.type);
    place += entry.size + sizeof(entry.size);
  }
  (void)told.text(information.command_line);
  (void)told.text(information.loader_name);
  if ((information.flags & Information::kElfSections) != 0) {
    told.require_sections(file, information.sections, information.section_count,
                          information.section_entry_size);
  }
}

void inspect2(Told& told, const Bytes& file, std::uint64_t start) {
  using multiboot2::InformationTag;
  const auto whole = told.at<multiboot2::InformationStart>(start);
  std::uint64_t place = start + sizeof(whole);
  std::size_t modules = 0;
  while (true) {
    require(place % multiboot2::kTagAlignment == 0, "a tag that is not aligned");
    const auto tag = told.at<multiboot2::InformationTagStart>(place);
    const std::uint64_t contents = place + sizeof(tag);
    const std::uint64_t end = place + tag.size;
    require(tag.size >= sizeof(tag) && end <= start + whole.size, "a tag that leads out");
    if (tag.type == InformationTag::kEnd) {
      require(end == start + whole.size, "an end before the end");
      return;
    }
    if (tag.type == InformationTag::kModule) {
      told.require_module(modules++, told.at<std::uint32_t>(contents),
                          told.at<std::uint32_t>(contents + 4), told.text(contents + 8));
    } else if (tag.type == InformationTag::kMemoryMap) {
      for (std::uint64_t at = contents + sizeof(multiboot2::MemoryMapStart); at < end;
           at += sizeof(multiboot2::MemoryMapEntry)) {
        const auto entry = told.at<multiboot2::MemoryMapEntry>(at);
        told.require_region(entry.start, entry.size, entry.type);
      }
    } else if (tag.type == InformationTag::kElfSections) {
      const auto sections = told.at<multiboot2::SectionsStart>(contents);
      told.require_sections(file, contents + sizeof(sections), sections.count, sections.entry_size);
    }
    place += (tag.size + multiboot2::kTagAlignment - 1) / multiboot2::kTagAlignment *
             multiboot2::kTagAlignment;
  }
}

// The headers of sections get their addresses late.
std::string find_flaw_but_in_sections(const TestMachine& machine, const FoundRequest& found,
                                      loader::LoadPlan plan, loader::Placed placed) {
  if (!found.module.empty()) {
    plan.modules = plan.modules.first(plan.modules.size() - 1);
    placed.modules = placed.modules.first(plan.modules.size());
  }
  return find_physical_flaw(machine, found.kernel, plan, placed);
}

void boot(const Search& search, const Bytes& file, const FoundRequest& found, Choices choices) {
  const bool is_first = search.protocol->name == kMultiboot.name;
  TestMachine machine(loader::testing::random_physical_map(choices));
  TestSource kernel(found.kernel);
  RandomModules modules(choices);
  if (!found.module.empty()) {
    modules.add("sections", found.module);
  }
  auto plan = search.protocol->plan(found.bytes);
  require(plan.has_value(), "the loader does not read what the builder wrote");
  require(has_place_somewhere(found.kernel, *plan), "a kernel that no machine has room for");
  plan->kernel = &kernel;
  plan->modules = modules.files();
  plan->request = found.bytes;
  plan->command_line = "one two";
  loader::MachineFacts facts = {
      .memory = {.map = machine.map(),
                 .memory = machine.memory(),
                 .end = TestMachine::kReachableEnd},
      .cpu = {},
      .firmware = choices.one_in(2) ? loader::FirmwareKind::kBios : loader::FirmwareKind::kUefi,
      .loader_name = "fuzz",
      .loader_version = "1.2"};
  if (choices.one_in(2)) {
    facts.text_mode = {.buffer_physical = 0xB8000, .columns = 80, .rows = 25};
  } else {
    facts.framebuffer = {.physical_address = 0xFD00'0000,
                         .size = 3 * kMebibyte,
                         .width = 1024,
                         .height = 768,
                         .pitch = 4096,
                         .bits_per_pixel = 32,
                         .red = {16, 8},
                         .green = {8, 8},
                         .blue = {0, 8}};
  }
  const auto placed = search.protocol->load(*plan, facts);
  if (!placed) {
    require_of_machine(placed.error());
    require_none(find_flaw_in_physical_refusal(machine, placed.error()));
    return;
  }
  require_none(find_physical_flaw(machine, found.kernel, *plan, *placed));
  const auto handoff = search.protocol->answer(*plan, facts, *placed);
  require_none(find_flaw_but_in_sections(machine, found, *plan, *placed));
  if (!handoff) {
    require_of_machine(handoff.error());
    require_none(find_flaw_in_physical_refusal(machine, handoff.error()));
    return;
  }
  require(handoff->entry == placed->entry,
          "the kernel is entered in another way than it was placed");
  Told told(machine, *plan, *placed, *handoff);
  if (is_first) {
    inspect1(told, file, handoff->registers.rbx);
  } else {
    inspect2(told, file, handoff->registers.rbx);
  }
}

void search_and_boot(const Bytes& file, const Choices& choices) {
  for (const Search* const search : {&kSearchMultiboot, &kSearchMultiboot2}) {
    const auto found = search->find_in_file(file);
    if (!found) {
      require_sentence(*search, found.error());
    } else if (std::vector<loader::Segment> storage;
               *found && segments_of((*found)->kernel, storage)) {
      boot(*search, file, **found, choices);
    }
  }
}

// What a disk may hold in place of what the builder wrote: refused, or as good as any other.
void plan_of_anything(std::span<const std::byte> bytes) {
  const auto plan =
      kMultiboot2.plan(bytes.first(std::min(bytes.size(), sizeof(multiboot2::Requests))));
  require(!plan || plan->physical_range.end <= 4 * loader::testing::kGibibyte,
          "a range that ends beyond what such a kernel reaches");
}

}  // namespace
}  // namespace slipway::protocol::multiboot

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace slipway::protocol::multiboot;  // NOLINT(google-build-using-namespace)
  const auto bytes = std::as_bytes(std::span(data, size));
  Choices choices(bytes);
  const Bytes file = random_kernel(choices);
  search_and_boot(file, choices);
  Bytes raw(bytes.begin(), bytes.end());
  mend_checksums(raw);
  search_and_boot(raw, Choices(bytes));
  plan_of_anything(bytes);
  return 0;
}
