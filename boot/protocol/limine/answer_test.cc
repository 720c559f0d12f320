// SPDX-License-Identifier: Apache-2.0
// From requests to what a kernel finds: on a machine for tests, through the kernel's page tables.
#include "boot/protocol/limine/answer.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstring>
#include <string>
#include <vector>

#include "boot/loader/error/message.h"
#include "boot/loader/load.h"
#include "boot/loader/memory/page_walk.h"
#include "boot/loader/memory/test_machine.h"
#include "boot/loader/testing/test_load.h"
#include "boot/protocol/limine/abi.h"
#include "boot/protocol/limine/plan.h"
#include "boot/protocol/limine/test_requests.h"

namespace slipway::protocol::limine {
namespace {

using loader::testing::kMebibyte;
using loader::testing::MappedPage;
using loader::testing::TestKernel;
using loader::testing::TestMachine;
using loader::testing::TestSource;

constexpr std::uint64_t kDirectMap = 0xFFFF'8000'0000'0000;

constexpr loader::Framebuffer kPixels = {.physical_address = 0xFD00'0000,
                                         .size = 3 * kMebibyte,
                                         .width = 1024,
                                         .height = 768,
                                         .pitch = 4096,
                                         .bits_per_pixel = 32,
                                         .red = {16, 8},
                                         .green = {8, 8},
                                         .blue = {0, 8}};

// The first is the one that boots.
constexpr loader::ProcessorFacts kProcessors[] = {
    {.hardware_id = 5, .acpi_id = 6},
    {.hardware_id = 7, .acpi_id = 1},
    {.hardware_id = 9, .acpi_id = 3},
    {.hardware_id = 300, .acpi_id = 2},
};

struct Options {
  loader::Framebuffer framebuffer = {};
  std::vector<loader::ModuleFile> modules = {};
  std::string_view command_line = {};
  loader::FirmwareTables tables = {.rsdp = 0xF5AE0, .smbios = 0xF5B00, .smbios3 = 0};
  loader::EfiFacts efi = {};
  loader::ClockFacts clock = {};
  bool x2apics_only = false;
  bool is_refused = false;
};

// A kernel that has been loaded and answered.
class Booted {
 public:
  explicit Booted(const TestKernel& kernel, const Options& options = {})
      : source_(kernel.file()), machine_(TestMachine::pc(16 * kMebibyte)) {
    find_requests_in(kernel);
    boot(options);
  }

  // What the kernel reads at `address`.
  template <typename T>
  T at(Address address) const {
    T object = {};
    const auto page = walk.page_at(address);
    EXPECT_TRUE(page) << std::hex << address;
    if (page) {
      std::memcpy(&object,
                  machine_.memory().at(page->physical_address + (address - page->virtual_address)),
                  sizeof(object));
    }
    return object;
  }

  std::string text(Address address) const {
    std::string text;
    while (const char letter = at<char>(address++)) {
      text += letter;
    }
    return text;
  }

  // The address that the kernel's request has been answered with; 0 is none.
  Address response(Feature feature) const {
    return at<Request>(TestLimineKernel::place(feature)).response;
  }

  template <typename T>
  T answer(Feature feature) const {
    EXPECT_NE(response(feature), 0u);
    return at<T>(response(feature));
  }

  // The objects of a list.
  template <typename T>
  std::vector<T> list(Feature feature) const {
    std::vector<T> objects;
    const List list = answer<List>(feature);
    for (std::uint64_t i = 0; i < list.count; ++i) {
      objects.push_back(at<T>(at<Address>(list.pointers + i * sizeof(Address))));
    }
    return objects;
  }

  const loader::Segments& segments() const { return segments_; }

  std::string sentence;  // of a refusal
  loader::Handoff handoff = {};
  loader::testing::PageWalk walk;

 private:
  void find_requests_in(const TestKernel& kernel) {
    const auto found = find_in(kernel.file());
    ASSERT_TRUE(found && *found);
    requests_ = (*found)->requests;
  }

  void boot(const Options& options) {
    const std::span<const std::byte> request = std::as_bytes(std::span(&requests_, 1));
    const loader::MachineFacts facts = {.memory = {.map = machine_.map(),
                                                   .memory = machine_.memory(),
                                                   .end = TestMachine::kReachableEnd},
                                        .cpu = {true, true, true},
                                        .processors = kProcessors,
                                        .has_x2apic = true,
                                        .x2apics_only = options.x2apics_only,
                                        .firmware = loader::FirmwareKind::kBios,
                                        .tables = options.tables,
                                        .efi = options.efi,
                                        .clock = options.clock,
                                        .framebuffer = options.framebuffer,
                                        .framebuffer_kind = loader::MemoryKind::kWriteCombining,
                                        .loader_name = "test loader",
                                        .loader_version = "1.2"};
    const auto answered = limine::plan(request).and_then([&](loader::LoadPlan plan) {
      plan.kernel = &source_;
      plan.modules = options.modules;
      plan.command_line = options.command_line;
      plan.request = request;
      return loader::load(plan, facts).and_then([&](const loader::Placed& placed) {
        segments_ = placed.segments;
        return limine::answer(plan, facts, placed);
      });
    });
    loader::Message message;
    if (!answered) {
      loader::describe(answered.error(), message);
    }
    sentence = message.text();
    ASSERT_EQ(answered.has_value(), !options.is_refused) << sentence;
    if (!answered) {
      return;
    }
    handoff = *answered;
    walk = loader::testing::walk_pages(machine_.memory(), handoff.page_table_root);
  }

  TestSource source_;
  TestMachine machine_;
  Requests requests_;
  loader::Segments segments_;
};

TestLimineKernel asking(std::uint64_t base_revision, std::initializer_list<Feature> features) {
  TestLimineKernel kernel(base_revision);
  for (const Feature feature : features) {
    kernel.request(feature);
  }
  return kernel;
}

TEST(Limine, EntersAsTheProtocolSays) {
  const Booted booted(TestLimineKernel(3));
  EXPECT_EQ(booted.handoff.entry, TestKernel::kText + 0x10);
  EXPECT_EQ(booted.handoff.registers.rdi, 0u);
  EXPECT_EQ(booted.handoff.state.code, machine::Selector{0x28});
  EXPECT_EQ(booted.handoff.state.data, machine::Selector{0x30});
  EXPECT_EQ(booted.handoff.state.gdt_entries, 7u);
  // The kernel finds its descriptors, and the stack with the return address 0, in the direct map.
  EXPECT_EQ(booted.handoff.descriptor_table_offset, kDirectMap);
  EXPECT_TRUE(booted.walk.page_at(kDirectMap + booted.handoff.page));
  EXPECT_GE(booted.handoff.stack_top, kDirectMap);
  EXPECT_EQ(booted.at<std::uint64_t>(booted.handoff.stack_top - 8), 0u);
}

TEST(Limine, MarksTheBaseRevisionAsServed) {
  for (std::uint64_t revision = 0; revision <= kNewestBaseRevision; ++revision) {
    const Booted booted{TestLimineKernel(revision)};
    const auto tag = booted.at<BaseRevisionTag>(TestLimineKernel::kTag);
    EXPECT_EQ(tag.revision, 0u) << revision;
    EXPECT_EQ(tag.mark[1], revision >= 3 ? revision : kBaseRevisionMark[1]) << revision;
  }
}

TEST(Limine, PutsTheKernelIntoOnePiece) {
  TestLimineKernel kernel = asking(3, {Feature::kExecutableAddress});
  kernel.load(TestKernel::kData + 0x10'0000, loader::testing::kRw, 0, 0x1000);
  const Booted booted(kernel);
  const auto place = booted.answer<ExecutableAddress>(Feature::kExecutableAddress);
  EXPECT_EQ(place.virtual_start, TestKernel::kText);
  for (const loader::Segment& segment : booted.segments().by_address()) {
    EXPECT_EQ(segment.virtual_address - segment.physical_address,
              place.virtual_start - place.physical_start);
  }
}

TEST(Limine, SaysWhoLoads) {
  const Booted booted(asking(3, {Feature::kBootloaderInfo, Feature::kFirmwareType}));
  const auto info = booted.answer<BootloaderInfo>(Feature::kBootloaderInfo);
  EXPECT_EQ(booted.text(info.name), "Slipway");
  EXPECT_EQ(booted.text(info.version), "1.2");
  EXPECT_EQ(booted.answer<Firmware>(Feature::kFirmwareType).type, FirmwareType::kBios);
}

TEST(Limine, HandsOverTheCommandLine) {
  const Booted booted(asking(3, {Feature::kCommandLine}), {.command_line = "one two"});
  EXPECT_EQ(booted.text(booted.answer<CommandLine>(Feature::kCommandLine).text), "one two");
}

TEST(Limine, LeavesWhatIsNotRequestedAlone) {
  const Booted booted(asking(3, {Feature::kDirectMap}));
  EXPECT_EQ(booted.answer<DirectMap>(Feature::kDirectMap).offset, kDirectMap);
  for (const Feature feature : {Feature::kMemoryMap, Feature::kRsdp, Feature::kModules}) {
    // No request is there, but what the kernel has there.
    EXPECT_NE(booted.at<Request>(TestLimineKernel::place(feature)).mark, kRequestMark);
  }
}

TEST(Limine, GivesTheStackItsSize) {
  TestLimineKernel kernel = asking(3, {});
  const auto wanted = [&](std::uint64_t size) {
    kernel.put(TestLimineKernel::place(Feature::kStackSize),
               StackSizeRequest{
                   {kRequestMark, kFeatureIds[static_cast<std::size_t>(Feature::kStackSize)], 0, 0},
                   size});
    return plan(Requests{.stack_size = size}).stack_size;
  };
  EXPECT_EQ(wanted(1), 0x10000u);
  EXPECT_EQ(wanted(0x20001), 0x21000u);
  const Booted booted(kernel);
  EXPECT_NE(booted.response(Feature::kStackSize), 0u);
}

// Where the kernel asks to be entered, whose address in a kernel that is moved is relocated.
TEST(Limine, EntersAtTheEntryThatIsRequested) {
  TestLimineKernel kernel(3);
  kernel.put(TestLimineKernel::place(Feature::kEntryPoint),
             EntryPointRequest{
                 {kRequestMark, kFeatureIds[static_cast<std::size_t>(Feature::kEntryPoint)], 0, 0},
                 TestKernel::kText + 0x20});
  EXPECT_EQ(Booted(kernel).handoff.entry, TestKernel::kText + 0x20);
}

TEST(Limine, TellsTheTime) {
  TestLimineKernel kernel =
      asking(6, {Feature::kDateAtBoot, Feature::kTscFrequency, Feature::kBootTimes});
  Options options = {.clock = {.is_known = true,
                               .unix_time = 1'772'362'799,
                               .frequency = 2'500'000'000,
                               .loader_start = 5'000'000'000,
                               .handoff = 90'000'000'002'500}};
  const Booted booted(kernel, options);
  EXPECT_EQ(booted.answer<DateAtBoot>(Feature::kDateAtBoot).unix_time, 1'772'362'799);
  EXPECT_EQ(booted.answer<TscFrequency>(Feature::kTscFrequency).frequency, 2'500'000'000u);
  const auto times = booted.answer<BootTimes>(Feature::kBootTimes);
  EXPECT_EQ(times.reset, 0u);
  EXPECT_EQ(times.loader_start, 2'000'000u);
  EXPECT_EQ(times.handoff, 36'000'000'001u) << "after ten hours";

  options.clock.frequency = 0;
  const Booted unsure(kernel, options);
  EXPECT_NE(unsure.response(Feature::kDateAtBoot), 0u);
  EXPECT_EQ(unsure.response(Feature::kTscFrequency), 0u);
  EXPECT_EQ(unsure.response(Feature::kBootTimes), 0u);
  EXPECT_EQ(Booted(kernel).response(Feature::kDateAtBoot), 0u);
}

TEST(Limine, HandsOverWhatUefiFirmwareHas) {
  const std::vector<std::byte> map(96, std::byte{0x77});
  const auto options_with = [&](std::uint64_t system_table) {
    return Options{.efi = {.system_table = system_table,
                           .memory_map = map,
                           .descriptor_size = 48,
                           .descriptor_version = 1}};
  };
  const auto request = {Feature::kEfiSystemTable, Feature::kEfiMemoryMap};
  constexpr std::uint64_t kMapped = 0x9000;
  constexpr std::uint64_t kNotMapped = 0x1'7FFE'C018;
  const Booted booted(asking(6, request), options_with(kMapped));
  EXPECT_EQ(booted.answer<Table>(Feature::kEfiSystemTable).address, kDirectMap + kMapped);
  const auto answer = booted.answer<EfiMemoryMap>(Feature::kEfiMemoryMap);
  EXPECT_EQ(answer.size, map.size());
  EXPECT_EQ(answer.descriptor_size, 48u);
  EXPECT_EQ(answer.descriptor_version, 1u);
  EXPECT_EQ(booted.at<std::uint8_t>(answer.descriptors + map.size() - 1), 0x77);

  EXPECT_EQ(Booted(asking(6, request), options_with(kNotMapped)).response(Feature::kEfiSystemTable),
            0u);
  EXPECT_EQ(Booted(asking(4, request), options_with(kNotMapped))
                .answer<Table>(Feature::kEfiSystemTable)
                .address,
            kNotMapped);
  const Booted bios(asking(6, request));
  EXPECT_EQ(bios.response(Feature::kEfiSystemTable), 0u);
  EXPECT_EQ(bios.response(Feature::kEfiMemoryMap), 0u);
}

// Processors.

TEST(Limine, NamesAllProcessors) {
  const Booted booted(asking(3, {Feature::kProcessors}));
  const auto processors = booted.answer<Processors>(Feature::kProcessors);
  EXPECT_EQ(processors.boot_local_apic_id, 5u);
  EXPECT_EQ(processors.flags, 0u);
  ASSERT_EQ(processors.count, 3u) << "an xAPIC does not reach the one with the number 300";
  for (std::uint64_t i = 0; i < processors.count; ++i) {
    const auto processor =
        booted.at<Processor>(booted.at<Address>(processors.pointers + i * sizeof(Address)));
    EXPECT_EQ(processor.local_apic_id, kProcessors[i].hardware_id);
    EXPECT_EQ(processor.acpi_id, kProcessors[i].acpi_id);
    EXPECT_EQ(processor.goto_address, 0u);
  }
}

TEST(Limine, ReachesAllProcessorsWhereX2ApicIsAskedFor) {
  TestLimineKernel kernel(3);
  kernel.put(TestLimineKernel::place(Feature::kProcessors),
             ProcessorsRequest{
                 {kRequestMark, kFeatureIds[static_cast<std::size_t>(Feature::kProcessors)], 0, 0},
                 kX2Apic});
  const Booted booted(kernel);
  EXPECT_TRUE(booted.handoff.x2apic);
  const auto processors = booted.answer<Processors>(Feature::kProcessors);
  EXPECT_EQ(processors.flags, kX2Apic);
  EXPECT_EQ(processors.count, std::size(kProcessors));
}

// Each at a stack of its own, until the kernel writes an address into its structure.
TEST(Limine, LetsOtherProcessorsWait) {
  const Booted booted(asking(3, {Feature::kProcessors}));
  const auto processors = booted.answer<Processors>(Feature::kProcessors);
  ASSERT_EQ(booted.handoff.waiting.count, processors.count - 1);
  EXPECT_LT(booted.handoff.page, kMebibyte) << "where processors can begin";
  std::uint64_t last_stack = booted.handoff.stack_top;
  for (std::uint64_t i = 0; i < booted.handoff.waiting.count; ++i) {
    const auto place = booted.at<loader::WaitingPlace>(booted.handoff.waiting.virtual_start +
                                                       i * sizeof(loader::WaitingPlace));
    const auto info = booted.at<Address>(processors.pointers + (i + 1) * sizeof(Address));
    EXPECT_EQ(place.hardware_id, kProcessors[i + 1].hardware_id);
    EXPECT_EQ(place.argument, info);
    EXPECT_EQ(place.goto_address, info + offsetof(Processor, goto_address));
    EXPECT_EQ(place.has_arrived, 0u);
    EXPECT_NE(place.stack_top, last_stack);
    if (i > 0) {
      EXPECT_EQ(place.stack_top - last_stack, 65536u);
    }
    last_stack = place.stack_top;
  }
}

TEST(Limine, NeedsAKernelThatAsksForX2ApicsWhereThereIsNothingElse) {
  const Booted booted(asking(3, {Feature::kProcessors}),
                      {.x2apics_only = true, .is_refused = true});
  EXPECT_EQ(booted.sentence,
            "processors: the firmware has made x2APICs of their local APICs for good, which the "
            "kernel does not ask for: set LIMINE_MP_REQUEST_X86_64_X2APIC");
}

TEST(Limine, MapsTheHandoffPageAsOthersInTheIdentityMap) {
  const Booted booted(asking(0, {Feature::kProcessors}));
  const auto page = booted.walk.page_at(booted.handoff.page);
  ASSERT_TRUE(page.has_value());
  EXPECT_TRUE(page->write);
  EXPECT_TRUE(page->execute);
}

TEST(Limine, StartsNoProcessorForWhoDoesNotAsk) {
  const Booted booted(asking(3, {}));
  EXPECT_EQ(booted.handoff.waiting.count, 0u);
  EXPECT_GE(booted.handoff.page, kMebibyte);
}

// Memory map.

const MemoryRegion* region_with(const std::vector<MemoryRegion>& map, std::uint64_t address) {
  const auto found = std::ranges::find_if(map, [&](const MemoryRegion& region) {
    return address >= region.start && address - region.start < region.size;
  });
  return found == map.end() ? nullptr : &*found;
}

TEST(Limine, KeepsThePromisesOfTheMemoryMap) {
  const Booted booted(asking(3, {Feature::kMemoryMap}), {.framebuffer = kPixels});
  const auto map = booted.list<MemoryRegion>(Feature::kMemoryMap);
  ASSERT_FALSE(map.empty());
  EXPECT_TRUE(std::ranges::is_sorted(map, {}, &MemoryRegion::start));
  std::uint64_t end = 0;
  for (const MemoryRegion& region : map) {
    EXPECT_NE(region.size, 0u);
    EXPECT_GE(region.start, end);
    EXPECT_EQ((region.start | region.size) % 4096, 0u);
    end = region.start + region.size;
  }
  EXPECT_EQ(region_with(map, 0x1000)->type, MemoryType::kUsable);
  EXPECT_EQ(region_with(map, kPixels.physical_address)->type, MemoryType::kFramebuffer);
  EXPECT_EQ(region_with(map, kPixels.physical_address)->size, kPixels.size);
}

TEST(Limine, LeavesPage0OutBeforeRevision3) {
  for (std::uint64_t revision = 0; revision <= kNewestBaseRevision; ++revision) {
    const Booted booted(asking(revision, {Feature::kMemoryMap}));
    EXPECT_EQ(region_with(booted.list<MemoryRegion>(Feature::kMemoryMap), 0)->type,
              revision < 3 ? MemoryType::kReserved : MemoryType::kUsable);
  }
}

TEST(Limine, TypesMemoryByWhatIsThere) {
  const Booted booted(asking(3, {Feature::kMemoryMap}));
  const auto map = booted.list<MemoryRegion>(Feature::kMemoryMap);
  const auto type_at = [&](Address address) {
    const auto page = booted.walk.page_at(address);
    return region_with(map, page->physical_address + (address - page->virtual_address))->type;
  };
  EXPECT_EQ(type_at(TestKernel::kText), MemoryType::kExecutableAndModules);
  EXPECT_EQ(type_at(booted.response(Feature::kMemoryMap)), MemoryType::kLoaderReclaimable);
  EXPECT_EQ(type_at(booted.handoff.stack_top - 8), MemoryType::kLoaderReclaimable);
  EXPECT_EQ(region_with(map, booted.handoff.page)->type, MemoryType::kLoaderReclaimable);
  EXPECT_EQ(region_with(map, booted.handoff.page_table_root)->type, MemoryType::kLoaderReclaimable);
}

// Tables of the firmware below 1 MiB are in the direct map from revision 4 on, and said to be.
TEST(Limine, SaysWhatReservedMemoryIsMapped) {
  for (std::uint64_t revision = 0; revision <= kNewestBaseRevision; ++revision) {
    const Booted booted(asking(revision, {Feature::kMemoryMap, Feature::kRsdp}));
    const auto map = booted.list<MemoryRegion>(Feature::kMemoryMap);
    EXPECT_EQ(region_with(map, 0xF5000)->type,
              revision >= 4 ? MemoryType::kReservedMapped : MemoryType::kReserved)
        << revision;
    const auto rsdp = booted.answer<Table>(Feature::kRsdp).address;
    EXPECT_EQ(rsdp, revision == 3 ? 0xF5AE0 : kDirectMap + 0xF5AE0) << revision;
    EXPECT_EQ(booted.walk.page_at(kDirectMap + 0xF5AE0).has_value(), revision != 3) << revision;
  }
}

TEST(Limine, GivesSmbiosAddressesByRevision) {
  for (std::uint64_t revision = 0; revision <= kNewestBaseRevision; ++revision) {
    const Booted booted(asking(revision, {Feature::kSmbios}));
    const auto smbios = booted.answer<Smbios>(Feature::kSmbios);
    const bool is_physical = revision == 3 || revision == 4;
    EXPECT_EQ(smbios.entry32, (is_physical ? 0 : kDirectMap) + 0xF5B00) << revision;
    EXPECT_EQ(smbios.entry64, 0u);
  }
}

TEST(Limine, DoesNotAnswerForTablesThatAreNotThere) {
  const Booted booted(asking(3, {Feature::kRsdp, Feature::kSmbios}), {.tables = {}});
  EXPECT_EQ(booted.response(Feature::kRsdp), 0u);
  EXPECT_EQ(booted.response(Feature::kSmbios), 0u);
}

// Page tables.

TEST(Limine, MapsMemoryByRevision) {
  constexpr std::uint64_t kHole = 0xC000'0000;  // neither memory nor said to be reserved
  for (std::uint64_t revision = 0; revision <= kNewestBaseRevision; ++revision) {
    const Booted booted{TestLimineKernel(revision)};
    const auto is_mapped = [&](std::uint64_t address) {
      return booted.walk.page_at(address).has_value();
    };
    EXPECT_TRUE(is_mapped(kDirectMap + 8 * kMebibyte)) << revision;
    EXPECT_EQ(is_mapped(kDirectMap + kHole), revision < 3) << revision;
    EXPECT_EQ(is_mapped(kDirectMap + 0xA0000), revision != 3) << revision;
    EXPECT_EQ(is_mapped(8 * kMebibyte), revision == 0) << revision;
    EXPECT_EQ(is_mapped(kHole), revision == 0) << revision;
    EXPECT_EQ(is_mapped(0x1000), revision == 0) << revision;
    EXPECT_FALSE(is_mapped(0)) << revision;
    EXPECT_FALSE(is_mapped(kDirectMap + (std::uint64_t{4} << 30))) << revision;
  }
}

TEST(Limine, MapsMemoryWithAllRights) {
  const Booted booted{TestLimineKernel(0)};
  for (const std::uint64_t address : {8 * kMebibyte, kDirectMap + 8 * kMebibyte}) {
    const auto page = booted.walk.page_at(address);
    ASSERT_TRUE(page);
    EXPECT_TRUE(page->write && page->execute) << std::hex << address;
    EXPECT_EQ(page->kind, machine::MemoryKind::kWriteBack);
  }
  EXPECT_FALSE(booted.walk.page_at(TestKernel::kText)->write);
}

TEST(Limine, MapsPixelsInTheDirectMap) {
  for (const std::uint64_t revision : {0u, 1u, 3u, 6u}) {
    const Booted booted(asking(revision, {Feature::kFramebuffer}), {.framebuffer = kPixels});
    const auto framebuffers = booted.list<Framebuffer>(Feature::kFramebuffer);
    ASSERT_EQ(framebuffers.size(), 1u);
    const Framebuffer& pixels = framebuffers.front();
    EXPECT_EQ(pixels.address, kDirectMap + kPixels.physical_address);
    EXPECT_EQ(pixels.width, 1024u);
    EXPECT_EQ(pixels.height, 768u);
    EXPECT_EQ(pixels.pitch, 4096u);
    EXPECT_EQ(pixels.bits_per_pixel, 32);
    EXPECT_EQ(pixels.memory_model, kRgb);
    EXPECT_EQ(pixels.red.shift, 16);
    EXPECT_EQ(pixels.red.size, 8);
    EXPECT_EQ(pixels.edid_size, 0u);
    ASSERT_EQ(pixels.mode_count, 1u);
    EXPECT_EQ(booted.at<VideoMode>(booted.at<Address>(pixels.modes)).width, 1024u);
    for (std::uint64_t offset = 0; offset < kPixels.size; offset += 4096) {
      const auto page = booted.walk.page_at(pixels.address + offset);
      ASSERT_TRUE(page) << revision;
      EXPECT_EQ(page->kind, machine::MemoryKind::kWriteCombining);
      const auto identity = booted.walk.page_at(kPixels.physical_address + offset);
      EXPECT_EQ(identity.has_value(), revision == 0);
      EXPECT_TRUE(!identity || identity->kind == machine::MemoryKind::kWriteCombining);
    }
  }
}

TEST(Limine, DoesNotAnswerForPixelsThatAreNotThere) {
  const Booted booted(asking(3, {Feature::kFramebuffer}));
  EXPECT_EQ(booted.response(Feature::kFramebuffer), 0u);
}

// Files.

TestSource file_of(std::string_view text) {
  const auto bytes = std::as_bytes(std::span(text));
  return TestSource({bytes.begin(), bytes.end()});
}

TEST(Limine, HandsOverModules) {
  TestSource one = file_of("first");
  TestSource none = file_of("");
  TestSource two = file_of("second");
  const Booted booted(asking(3, {Feature::kModules}), {.modules = {{"one", &one, "/one", "for you"},
                                                                   {"none", &none, "/none"},
                                                                   {"two", &two, "/a/two"}}});
  const auto files = booted.list<File>(Feature::kModules);
  ASSERT_EQ(files.size(), 3u);
  EXPECT_EQ(booted.text(files[0].path), "/one");
  EXPECT_EQ(booted.text(files[1].path), "/none");
  EXPECT_EQ(booted.text(files[2].path), "/a/two");
  EXPECT_EQ(files[0].size, 5u);
  EXPECT_EQ(files[1].size, 0u);
  EXPECT_EQ((booted.at<std::array<char, 6>>(files[2].data)),
            (std::array<char, 6>{'s', 'e', 'c', 'o', 'n', 'd'}));
  for (const File& file : files) {
    EXPECT_EQ(file.data % 4096, 0u);
    EXPECT_NE(file.data, 0u);
  }
  EXPECT_EQ(booted.text(files[0].text), "for you");
  EXPECT_EQ(booted.text(files[1].text), "");
}

TEST(Limine, DoesNotAnswerForModulesThatAreNotThere) {
  const Booted booted(asking(3, {Feature::kModules}));
  EXPECT_EQ(booted.response(Feature::kModules), 0u);
}

TEST(Limine, HandsOverTheKernelsOwnFile) {
  TestSource one = file_of("first");
  TestSource kernel = file_of(
      "\x7F"
      "ELF");
  const Booted booted(asking(3, {Feature::kModules, Feature::kExecutableFile}),
                      {.modules = {{"one", &one, "/one"}, {"kernel", &kernel, "/kernel"}},
                       .command_line = "words"});
  EXPECT_EQ(booted.list<File>(Feature::kModules).size(), 1u);
  const auto file = booted.at<File>(booted.answer<ExecutableFile>(Feature::kExecutableFile).file);
  EXPECT_EQ(booted.text(file.path), "/kernel");
  EXPECT_EQ(booted.text(file.text), "words");
  EXPECT_EQ(file.size, 4u);
}

}  // namespace
}  // namespace slipway::protocol::limine
