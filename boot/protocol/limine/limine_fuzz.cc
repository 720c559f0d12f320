// SPDX-License-Identifier: Apache-2.0
// For libFuzzer: whatever a kernel holds of the Limine boot protocol, there is a sentence about it,
// or what the image builder finds is what the loader answers: into the kernel where its requests
// are, and nowhere else, with what lies in memory that was usable. Only a machine, or a disk that
// holds what no builder wrote, can then be the reason for a refusal.
#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "boot/loader/elf/kernel_bytes.h"
#include "boot/loader/elf/kernel_check.h"
#include "boot/loader/elf/relocation.h"
#include "boot/loader/elf/special_segments.h"
#include "boot/loader/elf/test_kernel.h"
#include "boot/loader/error/error_rows.h"
#include "boot/loader/error/message.h"
#include "boot/loader/load.h"
#include "boot/loader/memory/page_walk.h"
#include "boot/loader/memory/trespass.h"
#include "boot/loader/plan/plan_check.h"
#include "boot/loader/testing/expected_kernel.h"
#include "boot/loader/testing/random_case.h"
#include "boot/protocol/limine/abi.h"
#include "boot/protocol/limine/answer.h"
#include "boot/protocol/limine/features.h"
#include "boot/protocol/limine/request_error.h"
#include "boot/protocol/limine/requests.h"
#include "boot/protocol/limine/search.h"

namespace slipway::protocol::limine {
namespace {

using loader::testing::Choices;
using loader::testing::find_trespass;
using loader::testing::MappedPage;
using loader::testing::PageWalk;
using loader::testing::RandomCase;
using loader::testing::TestKernel;
using loader::testing::TestMachine;
using loader::testing::TestSource;
using Bytes = std::vector<std::byte>;

void require(bool condition, const char* what) {
  if (!condition) {
    std::fprintf(stderr, "%s\n", what);
    std::abort();
  }
}

void require_sentence(const loader::Error& error) {
  loader::Message sentence;
  loader::describe_without_subject(error, sentence);
  require(!sentence.text().empty() && sentence.text().size() < loader::Message::kCapacity,
          "a refusal without a sentence, or one that was cut off");
  require(error.code != loader::ErrorCode::kProtocol || !limine::advice(error).empty(),
          "a refusal that does not say what to change");
}

void require_no_trespass(const TestMachine& machine) {
  const std::string flaw = find_trespass(machine);
  require(flaw.empty(), flaw.c_str());
}

// What can be known when the image is made is said then.
void require_of_machine(const loader::Error& error) {
  for (const loader::ErrorRow& row : loader::kErrorRows) {
    if (row.code == error.code) {
      require(row.found != loader::Found::kAtBuild, "the loader refuses what the builder let pass");
    }
  }
  require(error.code != loader::ErrorCode::kProtocol ||
              error.text == text_of(RequestError::kX2ApicsOnly),
          "the loader refuses a request that the builder let pass");
}

// Kernels.

// Somewhere in the kernel's segments, most of them where a request can be.
std::uint64_t place_in(Choices& choices, const TestKernel& kernel) {
  const auto& segment = kernel.segments[choices.below(kernel.segments.size())];
  const std::uint64_t offset = choices.below(segment.memory_size + 1);
  return segment.virtual_address + (choices.one_in(16) ? offset : offset & ~std::uint64_t{7});
}

void add_request(Choices& choices, TestKernel& kernel) {
  FeatureId id = kFeatureIds[choices.below(kFeatures)];
  if (choices.one_in(16)) {
    id[0] += 1;  // of nobody's
  }
  const std::uint64_t place = place_in(choices, kernel);
  kernel.put(place, Request{kRequestMark, id, choices.below(3), choices.number()});
  for (std::uint64_t i = 0; i < 3; ++i) {
    const std::uint64_t word = choices.one_in(2) ? choices.below(4) : place_in(choices, kernel);
    kernel.put(place + sizeof(Request) + i * sizeof(word), word);
  }
}

void add_internal_modules(Choices& choices, TestKernel& kernel) {
  const std::uint64_t request = place_in(choices, kernel);
  const std::uint64_t list = place_in(choices, kernel);
  const std::uint64_t module = place_in(choices, kernel);
  const std::uint64_t path = place_in(choices, kernel);
  kernel.put(request,
             ModulesRequest{{kRequestMark, kFeatureIds[static_cast<int>(Feature::kModules)],
                             choices.below(3), 0},
                            choices.one_in(8) ? choices.number() : 1 + choices.below(2),
                            list});
  kernel.put(list, std::array{module, module});
  kernel.put(module, InternalModule{path, choices.one_in(2) ? 0 : path, choices.below(4)});
  kernel.put(path, std::array{'a', '/', '.', '.', '/', 'b', '\0'});
}

// Kernels and their words to be relocated, and requests all over them.
TestKernel random_kernel(Choices& choices) {
  TestKernel kernel = choices.one_in(4) ? TestKernel::position_independent() : TestKernel::fit();
  if (choices.one_in(8)) {
    for (loader::elf::ProgramHeader& segment : kernel.segments) {
      segment.virtual_address -= choices.below(4) << 31;
    }
    kernel.header.entry = kernel.segments.front().virtual_address;
  }
  if (kernel.header.type == loader::elf::FileType::kShared) {
    std::vector<loader::elf::Rela> relocations(choices.below(8));
    for (loader::elf::Rela& relocation : relocations) {
      // A table that changes itself is no linker's.
      constexpr std::uint64_t kTablesEnd = TestKernel::kDynamic + 0x400;
      const std::uint64_t place = place_in(choices, kernel);
      const bool is_table = place + 8 > TestKernel::kDynamic && place < kTablesEnd;
      relocation = {is_table ? kTablesEnd : place, loader::elf::kRelocationRelative,
                    place_in(choices, kernel)};
    }
    kernel.set_relocations(relocations, {});
  }
  if (!choices.one_in(8)) {
    kernel.put(place_in(choices, kernel), BaseRevisionTag{kBaseRevisionMark, choices.below(8)});
  }
  for (std::uint64_t i = 0, count = choices.below(12); i < count; ++i) {
    add_request(choices, kernel);
  }
  if (choices.one_in(4)) {
    add_internal_modules(choices, kernel);
  }
  if (choices.one_in(8)) {
    kernel.put(place_in(choices, kernel), kRequestsStartMark);
  }
  if (choices.one_in(8)) {
    kernel.put(place_in(choices, kernel), kRequestsEndMark);
  }
  return kernel;
}

// What the image builder makes of a file.
class Searched {
 public:
  explicit Searched(const Bytes& file) {
    const auto header = loader::check_file_header(file, file.size());
    if (!header) {
      return;
    }
    headers_.resize(header->program_header_count);
    std::memcpy(headers_.data(), file.data() + header->program_header_offset,
                header->program_headers_size());
    storage_.resize(headers_.size());
    const auto segments = loader::check_segments(*header, headers_, file.size(), storage_);
    if (!segments) {
      return;
    }
    const auto special = loader::check_special_segments(headers_, segments->by_address());
    const auto result = search({.segments = segments->by_address(),
                                .file = file,
                                .dynamic = special ? special->dynamic : loader::DynamicTable{},
                                .position_independent = header->position_independent});
    if (!result) {
      require_sentence(result.error());
      return;
    }
    if (!*result) {
      return;
    }
    const auto plan = kLimine.plan((*result)->bytes);
    require(plan || request_error(plan.error()) == RequestError::kBaseRevision,
            "the loader does not read what the builder wrote");
    if (!plan || !special || !loader::check_plan(*plan, *header, segments->by_address()) ||
        !relocations_are_fit(file, *segments, special->dynamic)) {
      return;
    }
    found_ = **result;
  }

  const std::optional<FoundRequest>& found() const { return found_; }

 private:
  static bool relocations_are_fit(const Bytes& file, const loader::Segments& segments,
                                  loader::DynamicTable dynamic) {
    return loader::check_relocations(loader::KernelBytes::in_file(segments.by_address(), file),
                                     dynamic)
        .has_value();
  }

  std::vector<loader::elf::ProgramHeader> headers_;
  std::vector<loader::Segment> storage_;
  std::optional<FoundRequest> found_;
};

// A kernel that has been answered.
class Answered {
 public:
  Answered(const TestMachine& machine, const Bytes& file, const Requests& requests,
           const loader::LoadPlan& plan, const loader::Placed& placed,
           const loader::Handoff& handoff)
      : machine_(machine),
        requests_(requests),
        plan_(plan),
        placed_(placed),
        handoff_(handoff),
        walk_(loader::testing::walk_pages(machine.memory(), handoff.page_table_root)),
        expected_(file, placed.layout.load_bias) {}

  void inspect() {
    expect_tag();
    for (std::size_t i = 0; i < kFeatures; ++i) {
      const auto feature = static_cast<Feature>(i);
      if (requests_.has(feature)) {
        expect_response(feature);
      }
    }
    require_kernel();
    require_entry();
    require_waiting_places();
  }

 private:
  template <typename T>
  T at(Address address) const {
    T object;
    for (std::size_t i = 0; i < sizeof(object); ++i) {
      reinterpret_cast<std::byte*>(&object)[i] = *machine_.memory().at(physical(address + i));
    }
    return object;
  }

  std::uint64_t physical(Address address) const {
    const std::optional<MappedPage> page = walk_.page_at(address);
    require(page.has_value(), "an address that is not mapped");
    return page->physical_address + (address - page->virtual_address);
  }

  // The kernel's address of what the file has at `place`.
  Address here(std::uint64_t place) const { return place + placed_.layout.load_bias; }

  // What the loader writes into the kernel, in place of what was there.
  void expect(std::uint64_t place, std::uint64_t word) {
    for (loader::testing::ExpectedSegment& segment : expected_.segments) {
      const std::uint64_t offset = place - segment.header.virtual_address;
      if (offset < segment.memory.size() && segment.memory.size() - offset >= sizeof(word)) {
        std::memcpy(&segment.memory[offset], &word, sizeof(word));
        return;
      }
    }
    require(false, "a request outside the kernel");
  }

  void expect_tag() {
    const std::uint64_t tag = requests_.base_revision_tag;
    if (tag == kNowhere) {
      return;
    }
    expect(tag + 16, 0);
    if (requests_.base_revision >= 3) {
      expect(tag + 8, requests_.base_revision);
    }
  }

  void require_in(Address start, std::uint64_t size, loader::MemoryType type) const {
    const auto found = loader::testing::type_of(machine_.map(), physical(start), size);
    require(found == type, "an answer that is not in memory of its type");
    require(start == placed_.layout.physical_memory_offset + physical(start),
            "an answer that is not in the direct map");
  }

  void expect_response(Feature feature) {
    const std::uint64_t place = requests_.place(feature) + offsetof(Request, response);
    const auto response = at<Address>(here(place));
    const bool may_stay = feature == Feature::kFramebuffer || feature == Feature::kProcessors ||
                          feature == Feature::kExecutableFile || feature == Feature::kModules ||
                          feature == Feature::kRsdp || feature == Feature::kSmbios ||
                          feature == Feature::kEfiSystemTable;
    if (may_stay && is_as_before(place, response)) {
      return;
    }
    expect(place, response);
    require_in(response, sizeof(Response), loader::MemoryType::kBootInfo);
    if (feature == Feature::kMemoryMap) {
      require_memory_map(at<List>(response));
    } else if (feature == Feature::kModules) {
      require_modules(at<List>(response));
    } else if (feature == Feature::kDirectMap) {
      require(at<DirectMap>(response).offset == placed_.layout.physical_memory_offset,
              "another direct map");
    }
  }

  bool is_as_before(std::uint64_t place, Address response) const {
    for (const loader::testing::ExpectedSegment& segment : expected_.segments) {
      const std::uint64_t offset = place - segment.header.virtual_address;
      if (offset < segment.memory.size() && segment.memory.size() - offset >= sizeof(response)) {
        return std::memcmp(&segment.memory[offset], &response, sizeof(response)) == 0;
      }
    }
    return false;
  }

  void require_memory_map(const List& list) const {
    std::uint64_t end = 0;
    for (std::uint64_t i = 0; i < list.count; ++i) {
      const auto pointer = at<Address>(list.pointers + i * sizeof(Address));
      require_in(pointer, sizeof(MemoryRegion), loader::MemoryType::kBootInfo);
      const auto region = at<MemoryRegion>(pointer);
      require(region.size != 0, "a region without a size");
      // Pixels may lie in what is reserved.
      if (region.type == MemoryType::kFramebuffer) {
        continue;
      }
      require(region.start >= end, "regions are not in order");
      end = region.start + region.size;
      if (region.type == MemoryType::kUsable) {
        require(loader::testing::type_of(machine_.map(), region.start, region.size) ==
                    loader::MemoryType::kUsable,
                "usable memory that is not");
      }
    }
  }

  void require_modules(const List& list) const {
    require(list.count <= plan_.modules.size(), "more modules than there are");
    for (std::uint64_t i = 0; i < list.count; ++i) {
      const auto file = at<File>(at<Address>(list.pointers + i * sizeof(Address)));
      require(file.size == plan_.modules[i].file->size(), "a module of another size");
      if (file.size != 0) {
        require_in(file.data, file.size, loader::MemoryType::kModule);
        require(physical(file.data) == placed_.modules[i], "a module that is elsewhere");
      }
    }
  }

  // Every byte: no answer has gone anywhere else.
  void require_kernel() const {
    for (const loader::testing::ExpectedSegment& segment : expected_.segments) {
      const Address start = here(segment.header.virtual_address);
      for (std::uint64_t done = 0; done < segment.memory.size();) {
        const std::uint64_t page_end = 4096 - (start + done) % 4096;
        const std::uint64_t size = std::min(page_end, segment.memory.size() - done);
        require(std::memcmp(machine_.memory().at(physical(start + done)), &segment.memory[done],
                            size) == 0,
                "the kernel has bytes that are neither its own nor an answer");
        done += size;
      }
    }
  }

  void require_entry() const {
    const std::optional<MappedPage> page = walk_.page_at(handoff_.entry);
    require(page && page->execute, "the entry point cannot be executed");
    if (requests_.has(Feature::kEntryPoint)) {
      const auto wanted =
          at<Address>(here(requests_.place(Feature::kEntryPoint) + sizeof(Request)));
      require(handoff_.entry == wanted, "another entry point than the one requested");
    }
  }

  void require_waiting_places() const {
    const loader::WaitingPlaces& waiting = handoff_.waiting;
    if (waiting.count != 0) {
      require_in(waiting.virtual_start, waiting.count * sizeof(loader::WaitingPlace),
                 loader::MemoryType::kBootInfo);
    }
    for (std::uint64_t i = 0; i < waiting.count; ++i) {
      const auto place =
          at<loader::WaitingPlace>(waiting.virtual_start + i * sizeof(loader::WaitingPlace));
      require_in(place.stack_top - 1, 1, loader::MemoryType::kStack);
      require_in(place.goto_address, sizeof(Address), loader::MemoryType::kBootInfo);
      require(at<Address>(place.goto_address) == 0, "a processor that does not wait");
    }
  }

  const TestMachine& machine_;
  const Requests& requests_;
  const loader::LoadPlan& plan_;
  const loader::Placed& placed_;
  const loader::Handoff& handoff_;
  const PageWalk walk_;
  loader::testing::ExpectedKernel expected_;
};

// Two descriptors.
constexpr std::byte kFirmwareMap[96] = {};

loader::MachineFacts facts_of(TestMachine& machine, const RandomCase& random_case) {
  const loader::testing::LoadOptions& options = random_case.options;
  return {.memory = {.map = machine.map(),
                     .memory = machine.memory(),
                     .end = TestMachine::kReachableEnd},
          .cpu = options.cpu,
          .processors = options.processors,
          .has_x2apic = options.has_x2apic,
          .random_seed = options.random_seed,
          .firmware = loader::FirmwareKind::kBios,
          .tables = {.rsdp = 0xF5AE0, .smbios = 0xF5B00, .smbios3 = 0},
          .efi = {.system_table = 0x7FFE'C018,
                  .memory_map = kFirmwareMap,
                  .descriptor_size = sizeof(kFirmwareMap) / 2,
                  .descriptor_version = 1},
          .clock = {.is_known = true,
                    .unix_time = 1'772'362'799,
                    .frequency = 2'000'000'000,
                    .loader_start = 5,
                    .handoff = 7},
          .framebuffer = options.framebuffer,
          .framebuffer_kind = options.framebuffer_kind,
          .loader_name = "fuzz",
          .loader_version = "1.2"};
}

loader::LoadPlan plan_of(loader::LoadPlan plan, TestSource& kernel, const RandomCase& random_case,
                         std::span<const std::byte> request) {
  plan.kernel = &kernel;
  plan.modules = random_case.options.modules;
  plan.request = request;
  plan.command_line = random_case.options.command_line;
  return plan;
}

// What the builder has found, on a machine of any kind.
void boot(const Bytes& file, const FoundRequest& found, const RandomCase& random_case) {
  TestMachine machine(random_case.map);
  TestSource kernel(file);
  const loader::MachineFacts facts = facts_of(machine, random_case);
  const auto requests = read_requests(found.bytes);
  const loader::LoadPlan plan =
      plan_of(*kLimine.plan(found.bytes), kernel, random_case, found.bytes);
  const auto placed = kLimine.load(plan, facts);
  if (!placed) {
    require_of_machine(placed.error());
    require_sentence(placed.error());
    require_no_trespass(machine);
    return;
  }
  const auto handoff = kLimine.answer(plan, facts, *placed);
  require_no_trespass(machine);
  if (!handoff) {
    require_of_machine(handoff.error());
    require_sentence(handoff.error());
    return;
  }
  Answered(machine, file, *requests, plan, *placed, *handoff).inspect();
}

// What a disk may hold in place of what the builder has found: nothing but the kernel is written
// to.
void boot_damaged(const Bytes& file, Choices& choices, const RandomCase& random_case,
                  const TestKernel& kernel) {
  Requests requests;
  requests.base_revision = choices.below(8);
  for (std::uint64_t& place : requests.places) {
    place = choices.one_in(2)   ? kNowhere
            : choices.one_in(8) ? choices.number()
                                : place_in(choices, kernel);
  }
  requests.base_revision_tag = choices.one_in(2) ? kNowhere : place_in(choices, kernel);
  requests.stack_size = choices.one_in(16) ? choices.number() : 0;
  const auto bytes = std::as_bytes(std::span(&requests, 1));
  const auto planned = kLimine.plan(bytes);
  if (!planned) {
    return;
  }
  TestMachine machine(random_case.map);
  TestSource source(file);
  const loader::MachineFacts facts = facts_of(machine, random_case);
  const loader::LoadPlan plan = plan_of(*planned, source, random_case, bytes);
  const auto handoff = kLimine.load(plan, facts).and_then([&](const loader::Placed& placed) {
    return kLimine.answer(plan, facts, placed);
  });
  if (!handoff) {
    require_sentence(handoff.error());
  }
  require_no_trespass(machine);
}

}  // namespace
}  // namespace slipway::protocol::limine

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace slipway::protocol::limine;  // NOLINT(google-build-using-namespace)
  const auto bytes = std::as_bytes(std::span(data, size));
  // The machine by what the kernel is not made of.
  const RandomCase random_case(bytes.subspan(size / 2));
  Choices choices(bytes);
  const TestKernel kernel = random_kernel(choices);
  const Bytes file = kernel.file();
  if (const Searched searched(file); searched.found()) {
    boot(file, *searched.found(), random_case);
  }
  boot_damaged(file, choices, random_case, kernel);
  (void)Searched({bytes.begin(), bytes.end()});
  return 0;
}
