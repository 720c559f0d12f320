// SPDX-License-Identifier: Apache-2.0
#include "boot/loader/load.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstring>
#include <set>
#include <string>
#include <string_view>

#include "boot/loader/elf/test_kernel.h"
#include "boot/loader/memory/page_walk.h"
#include "boot/loader/plan/virtual_layout.h"
#include "boot/loader/testing/soundness.h"
#include "boot/loader/testing/test_load.h"
#include "slipway/boot_info.h"

namespace slipway::loader {
namespace {

using machine::kLargePageSize;
using machine::kPageSize;
using protocol::BootInfo;
using testing::kMebibyte;
using testing::kR;
using testing::kRw;
using testing::kRx;
using testing::LoadOptions;
using testing::TestKernel;
using testing::TestMachine;
using testing::TestSource;
using testing::walk_pages;

constexpr std::uint64_t kUpperHalf = 0xFFFF'8000'0000'0000;

// A kernel on a machine, loaded. What a good load has to be is checked for each one.
struct Loaded {
  Loaded(const TestKernel& test_kernel, const MemoryMap& map, const LoadOptions& options = {})
      : kernel(test_kernel.file()), machine(map), result(load_on(machine, kernel, options)) {
    if (result) {
      EXPECT_EQ(testing::find_flaw(machine, kernel, options, *result), "");
    } else {
      EXPECT_EQ(testing::find_flaw_in_refusal(machine, result.error()), "");
    }
  }

  std::string sentence() const {
    if (result) {
      return "(loaded)";
    }
    Message message;
    describe(result.error(), message);
    return std::string(message.text());
  }

  // Where the kernel's address `virtual_address` is in this process.
  const std::byte* at(std::uint64_t virtual_address) const {
    const auto page =
        walk_pages(machine.memory(), result->page_table_root).page_at(virtual_address);
    return page ? machine.memory().at(page->physical_address +
                                      (virtual_address - page->virtual_address))
                : nullptr;
  }

  template <typename T>
  const T* at(const T* pointer) const {
    return reinterpret_cast<const T*>(at(reinterpret_cast<std::uint64_t>(pointer)));
  }

  const BootInfo& info() const {
    return *reinterpret_cast<const BootInfo*>(at(result->registers.rdi));
  }

  TestSource kernel;
  TestMachine machine;
  Result<Handoff> result;
};

MemoryMap pc() {
  return TestMachine::pc(16 * kMebibyte);
}

TEST(Load, LoadsAFitKernel) {
  const Loaded loaded(TestKernel::fit(), pc());
  ASSERT_TRUE(loaded.result) << loaded.sentence();
  EXPECT_EQ(loaded.result->entry, TestKernel::kText + 0x10);
  EXPECT_TRUE(loaded.result->no_execute);
}

TEST(Load, WorksOnEveryProcessor) {
  for (const bool no_execute : {false, true}) {
    for (const bool gigabyte_pages : {false, true}) {
      const Loaded loaded(TestKernel::fit(), pc(), {.cpu = {no_execute, gigabyte_pages}});
      ASSERT_TRUE(loaded.result);
      EXPECT_EQ(loaded.result->no_execute, no_execute);
    }
  }
}

TEST(Load, FillsInBootInfo) {
  const Loaded loaded(TestKernel::fit(), pc());
  ASSERT_TRUE(loaded.result);
  const BootInfo& info = loaded.info();
  EXPECT_EQ(info.magic, protocol::kMagic);
  EXPECT_EQ(info.major_version, protocol::kMajorVersion);
  EXPECT_EQ(info.minor_version, protocol::kMinorVersion);
  EXPECT_EQ(info.size, sizeof(BootInfo));
  EXPECT_EQ(info.firmware, protocol::FirmwareKind::kBios);
  EXPECT_EQ(info.boot_drive, 0x80u);
  EXPECT_EQ(info.kernel_entry, TestKernel::kText + 0x10);
  EXPECT_EQ(info.stack_size, 128 * 1024u);
  EXPECT_EQ(info.stack_bottom + info.stack_size, loaded.result->stack_top);
  EXPECT_EQ(info.physical_memory.offset, kUpperHalf);
  EXPECT_EQ(info.physical_memory.size, 16 * kMebibyte);
  EXPECT_EQ(info.text_mode.buffer_physical, 0xB8000u);
  EXPECT_EQ(info.text_mode.columns, 80);
  EXPECT_EQ(info.text_mode.rows, 25);
  EXPECT_STREQ(loaded.at(info.loader_name), "test loader");
}

TEST(Load, GivesEachPieceItsTypeInTheMap) {
  const Loaded loaded(TestKernel::fit(), pc());
  ASSERT_TRUE(loaded.result);
  const auto size_of = [&](MemoryType type) {
    std::uint64_t size = 0;
    for (const MemoryRegion& region : loaded.machine.map().regions()) {
      size += region.type == type ? region.size : 0;
    }
    return size;
  };
  EXPECT_EQ(size_of(MemoryType::kKernel), 6 * kPageSize);
  EXPECT_EQ(size_of(MemoryType::kStack), 128 * 1024u);
  EXPECT_EQ(size_of(MemoryType::kBootInfo), kPageSize);
  // What was reserved, the program headers and the handoff page.
  EXPECT_EQ(size_of(MemoryType::kLoader), 0x10000 + 2 * kPageSize);
}

TEST(Load, GuardsTheStack) {
  const Loaded loaded(TestKernel::fit(), pc());
  ASSERT_TRUE(loaded.result);
  EXPECT_NE(loaded.at(loaded.info().stack_bottom), nullptr);
  EXPECT_NE(loaded.at(loaded.result->stack_top - 1), nullptr);
  EXPECT_EQ(loaded.at(loaded.info().stack_bottom - 1), nullptr);
  EXPECT_EQ(loaded.at(loaded.result->stack_top), nullptr);
  EXPECT_EQ(loaded.result->stack_top % 16, 0u);
}

TEST(Load, ReadsEachSegmentOnceInOrderOfTheFile) {
  TestKernel kernel = TestKernel::fit();
  std::swap(kernel.segments[0], kernel.segments[2]);  // addresses descend, offsets ascend
  kernel.load(TestKernel::kData + 0x10'0000, kRw, 0, 0x1000);
  const Loaded loaded(kernel, pc());
  ASSERT_TRUE(loaded.result) << loaded.sentence();
  const auto& reads = loaded.kernel.reads();
  ASSERT_EQ(reads.size(), 2u + 3);
  EXPECT_EQ(reads[0].size, sizeof(elf::FileHeader));
  EXPECT_EQ(reads[1].size, 4 * sizeof(elf::ProgramHeader));
  EXPECT_TRUE(std::ranges::is_sorted(reads, {}, &TestSource::Read::offset));
  EXPECT_EQ(reads[2].size, 0x123u);
  EXPECT_EQ(reads[3].size, 0x800u);
  EXPECT_EQ(reads[4].size, 0x1234u);
}

TEST(Load, ZeroesWhatTheFileDoesNotGive) {
  TestKernel kernel = TestKernel::fit();
  // Shares the last page of the read-only data, with a gap.
  kernel.load(TestKernel::kRodata + 0xA00, kR, 0x10, 0x20);
  const Loaded loaded(kernel, pc());
  ASSERT_TRUE(loaded.result) << loaded.sentence();
  const auto expect_zero = [&](std::uint64_t from, std::uint64_t to) {
    for (; from < to; ++from) {
      ASSERT_EQ(*loaded.at(from), std::byte{0}) << std::hex << from;
    }
  };
  expect_zero(TestKernel::kText + 0x1234, TestKernel::kText + 0x2000);
  expect_zero(TestKernel::kRodata + 0x800, TestKernel::kRodata + 0xA00);
  expect_zero(TestKernel::kRodata + 0xA10, TestKernel::kRodata + 0x1000);
  expect_zero(TestKernel::kData + 0x123, TestKernel::kData + 0x3000);
  EXPECT_NE(*loaded.at(TestKernel::kRodata + 0x7FF), std::byte{0});
  EXPECT_NE(*loaded.at(TestKernel::kRodata + 0xA0F), std::byte{0});
}

TEST(Load, MapsAGreatSegmentWithLargePages) {
  TestKernel kernel = TestKernel::fit();
  kernel.load(TestKernel::kText + 0x100'0000 + 0x3000, kRw, 0x1000, 6 * kMebibyte);
  const Loaded loaded(kernel, pc());
  ASSERT_TRUE(loaded.result) << loaded.sentence();
  const auto walk = walk_pages(loaded.machine.memory(), loaded.result->page_table_root);
  EXPECT_EQ(walk.page_at(TestKernel::kText + 0x100'3000)->size, kPageSize);
  EXPECT_EQ(walk.page_at(TestKernel::kText + 0x120'0000)->size, kLargePageSize);
  EXPECT_EQ(walk.page_at(TestKernel::kText + 0x140'0000)->size, kLargePageSize);
}

TEST(Load, DoesWithoutLargePagesWhereMemoryIsInPieces) {
  MemoryMap map;
  ASSERT_TRUE(map.add(kMebibyte + kPageSize, 3 * kMebibyte, MemoryType::kUsable));
  ASSERT_TRUE(map.add(8 * kMebibyte, kMebibyte, MemoryType::kUsable));
  TestKernel kernel = TestKernel::fit();
  kernel.load(TestKernel::kText + 0x100'0000, kRw, 0x1000, 5 * kMebibyte / 2);
  const Loaded loaded(kernel, map);
  EXPECT_TRUE(loaded.result) << loaded.sentence();
}

TEST(Load, PutsAKernelAnywhere) {
  for (const std::uint64_t address :
       {std::uint64_t{0x1000}, std::uint64_t{0x10'0000}, std::uint64_t{0x20'0000},
        std::uint64_t{0x4000'0000}, std::uint64_t{0x7FFF'FFFF'0000}, kUpperHalf,
        kUpperHalf + (std::uint64_t{1} << 39), std::uint64_t{0xFFFF'FF00'0000'0000},
        std::uint64_t{0xFFFF'FFFF'FFFF'8000}}) {
    TestKernel kernel = TestKernel::empty();
    kernel.header.entry = address;
    kernel.load(address, kRx, 0x3000, 0x3000);
    kernel.load(address + 0x3000, kRw, 0x100, 0x5000);
    const Loaded loaded(kernel, pc());
    EXPECT_TRUE(loaded.result) << loaded.sentence();
  }
}

TEST(Load, KeepsTheHandoffPageClearOfTheKernel) {
  // Linked to where memory is: every page of it but a few is one of the kernel's addresses too.
  TestKernel kernel = TestKernel::empty();
  kernel.header.entry = 0x1000;
  kernel.load(0x1000, kRx, 0x10, 7 * kMebibyte);
  const Loaded loaded(kernel, pc());
  ASSERT_TRUE(loaded.result) << loaded.sentence();
  EXPECT_GE(loaded.result->page, 0x1000 + 7 * kMebibyte);
}

TEST(Load, PutsTheHandoffPageIntoLowMemoryIfItMust) {
  TestKernel kernel = TestKernel::empty();
  kernel.header.entry = kMebibyte;
  kernel.load(kMebibyte, kRx, 0x10, 8 * kMebibyte);
  MemoryMap map;
  ASSERT_TRUE(map.add(0, 0x9F000, MemoryType::kUsable));
  ASSERT_TRUE(map.add(kMebibyte, kMebibyte, MemoryType::kUsable));
  ASSERT_TRUE(map.add(32 * kMebibyte, 8 * kMebibyte, MemoryType::kUsable));
  const Loaded loaded(kernel, map);
  ASSERT_TRUE(loaded.result) << loaded.sentence();
  EXPECT_EQ(loaded.result->page, kPageSize);
}

TEST(Load, RefusesAKernelThatLeavesNoPlaceForTheHandoffPage) {
  TestKernel kernel = TestKernel::empty();
  kernel.header.entry = 0x1000;
  kernel.load(0x1000, kRx, 0x10, 17 * kMebibyte);
  MemoryMap map;
  ASSERT_TRUE(map.add(kMebibyte, 2 * kMebibyte, MemoryType::kUsable));
  ASSERT_TRUE(map.add(32 * kMebibyte, 17 * kMebibyte, MemoryType::kUsable));
  const Loaded loaded(kernel, map);
  EXPECT_EQ(loaded.sentence(),
            "kernel: no free page below 0x40000000 for the handoff that is clear of the kernel's "
            "addresses");
}

TEST(Load, TakesHundredsOfSegments) {
  TestKernel kernel = TestKernel::empty();
  for (std::uint64_t i = 0; i < 500; ++i) {
    const std::uint32_t rights = i % 3 == 0 ? kRx : i % 3 == 1 ? kR : kRw;
    kernel.load(TestKernel::kText + i * 0x1000, rights, 0x123, 0xFFF);
  }
  const Loaded loaded(kernel, pc());
  EXPECT_TRUE(loaded.result) << loaded.sentence();
}

TEST(Load, MapsMemoryBehindA1TebibyteHole) {
  MemoryMap map = pc();
  const std::uint64_t tebibyte = std::uint64_t{1} << 40;
  ASSERT_TRUE(
      map.add(tebibyte - 12 * testing::kGibibyte, 12 * testing::kGibibyte, MemoryType::kReserved));
  ASSERT_TRUE(map.add(tebibyte, 3 * testing::kGibibyte, MemoryType::kUsable));
  const Loaded loaded(TestKernel::fit(), map);
  ASSERT_TRUE(loaded.result) << loaded.sentence();
  EXPECT_EQ(loaded.info().physical_memory.size, tebibyte + 3 * testing::kGibibyte);
  // Three pages of 1 GiB, not the hole.
  EXPECT_LT(walk_pages(loaded.machine.memory(), loaded.result->page_table_root).tables.size(), 32u);
}

TEST(Load, SaysWhichSegmentHasNoRoom) {
  TestKernel kernel = TestKernel::fit();
  kernel.load(TestKernel::kData + 0x10'0000, kRw, 0, 512 * kMebibyte);
  const Loaded loaded(kernel, TestMachine::pc(128 * kMebibyte));
  EXPECT_TRUE(loaded.sentence().starts_with(
      "kernel: segment 3 needs 512 MiB of memory in one piece; the largest free piece is "))
      << loaded.sentence();
}

// Every amount of memory, from none to enough: a refusal or a sound load, and each shortage its
// sentence.
TEST(Load, RefusesWhereMemoryIsShort) {
  bool loaded_once = false;
  std::set<std::string> shortages;
  for (std::uint64_t pages = 0; pages < 90 && !loaded_once; ++pages) {
    MemoryMap map;
    ASSERT_TRUE(map.add(kMebibyte, pages * kPageSize, MemoryType::kUsable));
    const Loaded loaded(TestKernel::fit(), map);
    loaded_once = loaded.result.has_value();
    shortages.insert(loaded.sentence().substr(0, loaded.sentence().find(" need")));
  }
  EXPECT_TRUE(loaded_once);
  EXPECT_EQ(shortages, (std::set<std::string>{
                           "kernel: the program headers", "kernel: segment 0", "kernel: segment 1",
                           "kernel: segment 2", "kernel: the page tables", "kernel: the stack",
                           "kernel: no free page below 0x40000000 for the handoff that is clear "
                           "of the kernel's addresses",
                           "kernel: the boot information", "(loaded)"}));
}

TEST(Load, ReportsADiskThatCannotBeRead) {
  for (std::size_t read = 0; read < 5; ++read) {
    TestSource kernel(TestKernel::fit().file());
    kernel.fail_at_read(read);
    TestMachine machine(pc());
    const auto result = load_on(machine, kernel);
    ASSERT_FALSE(result) << read;
    EXPECT_EQ(result.error().code, ErrorCode::kReadFailed);
    EXPECT_EQ(testing::find_flaw_in_refusal(machine, result.error()), "");
  }
}

// Position-independent kernels. That words are relocated is a part of find_flaw().

TestKernel movable() {
  TestKernel kernel = TestKernel::position_independent();
  kernel.put(0x4008, std::uint64_t{0x2010});
  kernel.set_relocations({{0x4000, elf::kRelocationRelative, 0x10}}, {0x4008, 0b1011});
  return kernel;
}

TEST(Load, ShiftsAPositionIndependentKernelToTheTop2Gibibytes) {
  const Loaded loaded(movable(), pc());
  ASSERT_TRUE(loaded.result) << loaded.sentence();
  constexpr std::uint64_t kBase = 0xFFFF'FFFF'8000'0000;
  EXPECT_EQ(loaded.info().kernel_load_bias, kBase);
  EXPECT_EQ(loaded.result->entry, kBase + 0x10);
  const auto* words = reinterpret_cast<const std::uint64_t*>(loaded.at(kBase + 0x4000));
  EXPECT_EQ(words[0], kBase + 0x10);
  EXPECT_EQ(words[1], kBase + 0x2010);
}

TEST(Load, ShiftsItToWhereItWasLinkedIfThatIsTheDefault) {
  TestKernel kernel = TestKernel::fit();
  kernel.header.type = elf::FileType::kShared;
  const Loaded loaded(kernel, pc());
  ASSERT_TRUE(loaded.result) << loaded.sentence();
  EXPECT_EQ(loaded.info().kernel_load_bias, 0u);
}

TEST(Load, PutsItWhereItAsks) {
  const Loaded loaded(movable(), pc(),
                      {.request = {.placement = protocol::KernelPlacement::kAtAddress,
                                   .kernel_address = 0x1987'6540'0000}});
  ASSERT_TRUE(loaded.result) << loaded.sentence();
  EXPECT_EQ(loaded.info().kernel_load_bias, 0x1987'6540'0000u);
}

TEST(Load, PutsItAnywhereByTheSeed) {
  std::set<std::uint64_t> kernels;
  std::set<std::uint64_t> stacks;
  std::set<std::uint64_t> maps;
  for (std::uint64_t seed = 0; seed < 20; ++seed) {
    const Loaded loaded(
        movable(), pc(),
        {.request = {.placement = protocol::KernelPlacement::kRandom}, .random_seed = seed});
    ASSERT_TRUE(loaded.result) << loaded.sentence();
    kernels.insert(loaded.info().kernel_load_bias);
    stacks.insert(loaded.info().stack_bottom);
    maps.insert(loaded.info().physical_memory.offset);
  }
  EXPECT_EQ(kernels.size(), 20u);
  EXPECT_EQ(stacks.size(), 20u);
  EXPECT_EQ(maps.size(), 20u);
}

TEST(Load, KeepsWhatIsAskedForInPlaceAtRandom) {
  const Loaded loaded(movable(), pc(),
                      {.request = {.physical_memory_offset = 0x180'0000'0000,
                                   .placement = protocol::KernelPlacement::kRandom},
                       .random_seed = 1});
  ASSERT_TRUE(loaded.result) << loaded.sentence();
  EXPECT_EQ(loaded.info().physical_memory.offset, 0x180'0000'0000u);
}

TEST(Load, RelocatesAKernelWithFixedAddressesToThese) {
  TestKernel kernel = TestKernel::position_independent();
  kernel.header.type = elf::FileType::kExecutable;
  kernel.header.entry = 0x10'0010;
  kernel.segments.clear();
  kernel.load(0x10'0000, kRx, 0x100, 0x100);
  kernel.load(TestKernel::kDynamic, kR, 0x400, 0x400);
  kernel.set_relocations({{0x2200, elf::kRelocationRelative, 0x10'0010}}, {});
  const Loaded loaded(kernel, pc());
  ASSERT_TRUE(loaded.result) << loaded.sentence();
  EXPECT_EQ(*reinterpret_cast<const std::uint64_t*>(loaded.at(0x2200)), 0x10'0010u);
}

TEST(Load, RefusesARelocationAtBootToo) {
  TestKernel kernel = TestKernel::position_independent();
  kernel.set_relocations({{0x4000, 6, 0}}, {});
  const Loaded loaded(kernel, pc());
  EXPECT_TRUE(
      loaded.sentence().starts_with("kernel: a relocation of type R_X86_64_GLOB_DAT at 0x4000"))
      << loaded.sentence();
}

TEST(Load, ShiftsTheTemplateOfThreadLocalStorage) {
  TestKernel kernel = movable();
  elf::ProgramHeader& tls = kernel.add(elf::SegmentType::kThreadLocalStorage);
  tls.virtual_address = 0x4010;
  tls.file_size = 0x20;
  tls.memory_size = 0x100;
  tls.alignment = 64;
  const Loaded loaded(kernel, pc());
  ASSERT_TRUE(loaded.result) << loaded.sentence();
  EXPECT_EQ(loaded.info().tls.virtual_start, 0xFFFF'FFFF'8000'4010);
  EXPECT_EQ(loaded.info().tls.alignment, 64u);
}

// Modules.

TEST(Load, LoadsModulesAfterTheKernel) {
  TestSource initrd(std::vector<std::byte>(0x2345, std::byte{1}));
  TestSource empty({});
  const ModuleFile modules[] = {{"initrd", &initrd}, {"empty", &empty}};
  const Loaded loaded(TestKernel::fit(), pc(), {.modules = modules, .command_line = "a=b c"});
  ASSERT_TRUE(loaded.result) << loaded.sentence();
  EXPECT_EQ(loaded.info().module_count, 2u);
  EXPECT_STREQ(loaded.at(loaded.at(loaded.info().modules)[0].name), "initrd");
  EXPECT_STREQ(loaded.at(loaded.info().command_line), "a=b c");
  EXPECT_EQ(initrd.reads().size(), 1u);  // whole, to where it stays
}

TEST(Load, NamesTheModuleThatHasNoRoom) {
  TestSource initrd(std::vector<std::byte>(20 * kMebibyte));
  const ModuleFile modules[] = {{"initrd", &initrd}};
  const Loaded loaded(TestKernel::fit(), pc(), {.modules = modules});
  EXPECT_TRUE(loaded.sentence().starts_with(
      "module initrd: it needs 20 MiB of memory in one piece; the largest free piece is "))
      << loaded.sentence();
}

TEST(Load, SaysWhereMemoryWouldBeEnough) {
  MemoryMap map = pc();
  ASSERT_TRUE(map.add(TestMachine::kReachableEnd, testing::kGibibyte, MemoryType::kUsable));
  TestSource initrd(std::vector<std::byte>(20 * kMebibyte));
  const ModuleFile modules[] = {{"initrd", &initrd}};
  const Loaded loaded(TestKernel::fit(), map, {.modules = modules});
  EXPECT_TRUE(loaded.sentence().starts_with(
      "module initrd: it needs 20 MiB of memory in one piece below 1 GiB; "))
      << loaded.sentence();
}

// Wishes.

TEST(Load, PutsTheReturnAddress0OntoTheStack) {
  const Loaded loaded(TestKernel::fit(), pc());
  ASSERT_TRUE(loaded.result) << loaded.sentence();
  std::uint64_t return_address = 1;
  std::memcpy(&return_address, loaded.at(loaded.result->stack_top - 8), sizeof(return_address));
  EXPECT_EQ(return_address, 0u);
}

TEST(Load, MapsALargeStackWithLargePages) {
  const Loaded loaded(TestKernel::fit(), pc(), {.request = {.stack_size = 4 * kMebibyte}});
  ASSERT_TRUE(loaded.result) << loaded.sentence();
  const auto walk = walk_pages(loaded.machine.memory(), loaded.result->page_table_root);
  EXPECT_EQ(walk.page_at(loaded.info().stack_bottom)->size, kLargePageSize);
}

TEST(Load, MapsTheFramebufferWithLargePages) {
  const Loaded loaded(TestKernel::fit(), pc(),
                      {.framebuffer = {.physical_address = 0xFD00'0000,
                                       .size = 4 * kMebibyte + 16,
                                       .width = 1024,
                                       .height = 1024,
                                       .pitch = 4096,
                                       .bits_per_pixel = 32,
                                       .red = {16, 8},
                                       .green = {8, 8},
                                       .blue = {0, 8}}});
  ASSERT_TRUE(loaded.result) << loaded.sentence();
  const auto walk = walk_pages(loaded.machine.memory(), loaded.result->page_table_root);
  EXPECT_EQ(walk.page_at(loaded.info().framebuffer.virtual_address)->size, kLargePageSize);
}

TEST(Load, GrantsAllWishesAtOnce) {
  const Loaded loaded(movable(), pc(),
                      {.request = {.stack_size = 0x5000,
                                   .physical_memory_offset = 0xFFFF'9000'0000'0000,
                                   .placement = protocol::KernelPlacement::kRandom,
                                   .recursive_entry = 511,
                                   .identity_map = true},
                       .random_seed = 7});
  ASSERT_TRUE(loaded.result) << loaded.sentence();
}

// A large page of them.
Framebuffer pixels_at(std::uint64_t physical_address) {
  return {.physical_address = physical_address,
          .size = kLargePageSize,
          .width = 1024,
          .height = 512,
          .pitch = 4096,
          .bits_per_pixel = 32,
          .red = {16, 8},
          .green = {8, 8},
          .blue = {0, 8}};
}

// Where the kernel is in the lower half, too.
TEST(Load, MapsMemoryAndPixelsAtTheirOwnAddresses) {
  const std::uint64_t address = 5 * testing::kGibibyte;
  TestKernel kernel = TestKernel::empty();
  kernel.load(address, kRx, 16, 16);
  kernel.header.entry = address;
  const Framebuffer pixels = pixels_at(0xFD00'0000);
  const Loaded loaded(
      kernel, pc(),
      {.request = {.identity_map = true, .identity_map_framebuffer = true}, .framebuffer = pixels});
  ASSERT_TRUE(loaded.result) << loaded.sentence();
  EXPECT_EQ(loaded.info().identity_map,
            protocol::kIdentityMapMemory | protocol::kIdentityMapFramebuffer);
  const auto walk = walk_pages(loaded.machine.memory(), loaded.result->page_table_root);
  for (const std::uint64_t own : {std::uint64_t{0xB8000}, std::uint64_t{0xFD00'0000}}) {
    const auto page = walk.page_at(own);
    ASSERT_TRUE(page) << own;
    EXPECT_EQ(page->physical_address, page->virtual_address) << own;
  }
  EXPECT_FALSE(walk.page_at(0));
}

// As which the pixels are mapped: at their own address, and where the loader chose.
std::vector<MemoryKind> kinds_of_pixels(const Loaded& loaded) {
  EXPECT_TRUE(loaded.result) << loaded.sentence();
  const auto walk = walk_pages(loaded.machine.memory(), loaded.result->page_table_root);
  const auto& pixels = loaded.info().framebuffer;
  return {walk.page_at(pixels.physical_address)->kind, walk.page_at(pixels.virtual_address)->kind};
}

TEST(Load, CombinesWritesToPixels) {
  using Kinds = std::vector<MemoryKind>;
  const Kinds combined(2, MemoryKind::kWriteCombining);
  const Kinds cached(2, MemoryKind::kWriteBack);
  const protocol::KernelRequest request = {.identity_map_framebuffer = true};
  const Framebuffer pixels = pixels_at(0xFD00'0000);
  const auto kinds = [](const LoadOptions& options) {
    return kinds_of_pixels(Loaded(TestKernel::fit(), pc(), options));
  };
  EXPECT_EQ(kinds({.request = request, .framebuffer = pixels}), combined);
  // In large pages, in small ones, and in a part of one.
  for (const std::uint64_t address : {0xFD00'1000, 0xFD00'1010}) {
    EXPECT_EQ(kinds({.request = request, .framebuffer = pixels_at(address)}), combined) << address;
  }
  EXPECT_EQ(
      kinds(
          {.request = request, .framebuffer = pixels, .framebuffer_kind = MemoryKind::kWriteBack}),
      cached);
  EXPECT_EQ(kinds({.cpu = {.no_execute = true}, .request = request, .framebuffer = pixels}),
            cached);
}

TEST(Load, LeavesPixelsOfOlderKernelsAsTheyWere) {
  const Loaded loaded(TestKernel::fit(), pc(),
                      {.request = {.minor_version = 0, .identity_map_framebuffer = true},
                       .framebuffer = pixels_at(0xFD00'0000)});
  EXPECT_EQ(kinds_of_pixels(loaded), std::vector<MemoryKind>(2, MemoryKind::kWriteBack));
  EXPECT_EQ(loaded.result->state.page_attributes, machine::PageAttributes::kAfterReset);
}

// Its last page only: no memory is mapped as of two kinds.
TEST(Load, DoesNotCombineWritesToPixelsThatTheMapOfMemoryHas) {
  const std::uint64_t address = 5 * testing::kGibibyte;
  for (const MemoryType type : {MemoryType::kAcpiNvs, MemoryType::kReserved}) {
    MemoryMap map = TestMachine::pc(16 * kMebibyte);
    ASSERT_TRUE(map.add(address + kLargePageSize - kPageSize, kPageSize, type));
    const Loaded loaded(
        TestKernel::fit(), map,
        {.request = {.identity_map_framebuffer = true}, .framebuffer = pixels_at(address)});
    const MemoryKind expected = type == MemoryType::kReserved ? MemoryKind::kWriteCombining  //
                                                              : MemoryKind::kWriteBack;
    EXPECT_EQ(kinds_of_pixels(loaded), std::vector<MemoryKind>(2, expected));
  }
}

TEST(Load, RefusesTheFramebufferAtItsOwnAddressWhereSomethingElseIs) {
  const Framebuffer pixels = pixels_at(0x100'0000'0000);
  const auto sentence = [&](const protocol::KernelRequest& request) {
    return Loaded(TestKernel::fit(), pc(), {.request = request, .framebuffer = pixels}).sentence();
  };
  const char* const kTaken =
      "kernel: it asks for the framebuffer at its own address, 0x10000000000, where something "
      "else is";
  EXPECT_EQ(sentence({.physical_memory_offset = 0x100'0000'0000, .identity_map_framebuffer = true}),
            kTaken);
  EXPECT_EQ(sentence({.recursive_entry = 2, .identity_map_framebuffer = true}), kTaken);
  EXPECT_EQ(sentence({.recursive_entry = 3, .identity_map_framebuffer = true}), "(loaded)");
}

TEST(Load, RefusesWishesThatThisMachineCannotGrant) {
  MemoryMap map = pc();
  const std::uint64_t tebibyte = std::uint64_t{1} << 40;
  ASSERT_TRUE(map.add(tebibyte, testing::kGibibyte, MemoryType::kUsable));
  EXPECT_EQ(
      Loaded(TestKernel::fit(), map, {.request = {.recursive_entry = 2, .identity_map = true}})
          .sentence(),
      "kernel: it asks for the recursive entry 2 of the root page table, but the identity "
      "map of 1025 GiB is there");
  EXPECT_EQ(Loaded(TestKernel::fit(), map,
                   {.request = {.physical_memory_offset = tebibyte, .identity_map = true}})
                .sentence(),
            "kernel: it asks for physical memory at 0x10000000000, but the identity map of 1025 "
            "GiB is there");
  EXPECT_EQ(
      Loaded(TestKernel::fit(), map, {.request = {.physical_memory_offset = 0xFFFF'FFFF'4000'0000}})
          .sentence(),
      "kernel: it asks for physical memory at 0xffffffff40000000, where this machine's 1025 GiB do "
      "not fit");
  EXPECT_EQ(
      Loaded(TestKernel::fit(), map, {.request = {.physical_memory_offset = 0xFFFF'FEFF'C000'0000}})
          .sentence(),
      "kernel: it asks for physical memory at 0xfffffeffc0000000 (1025 GiB), but its segment 0 is "
      "there");
}

TEST(Load, RefusesFilesTooShortForAHeader) {
  for (const std::size_t size : {0u, 1u, 63u}) {
    TestSource kernel{std::vector<std::byte>(size)};
    TestMachine machine(pc());
    const auto result = load_on(machine, kernel);
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().code, ErrorCode::kFileTooShort);
  }
}

TEST(Load, DecidesTheSameEachTime) {
  const Loaded first(TestKernel::fit(), pc());
  const Loaded second(TestKernel::fit(), pc());
  ASSERT_TRUE(first.result && second.result);
  EXPECT_EQ(first.result->page_table_root, second.result->page_table_root);
  EXPECT_EQ(first.result->registers.rdi, second.result->registers.rdi);
  EXPECT_EQ(first.result->page, second.result->page);
}

// Processors, of which the first boots.

constexpr ProcessorFacts kProcessors[] = {
    {.hardware_id = 5, .acpi_id = 6},
    {.hardware_id = 7, .acpi_id = 1},
    {.hardware_id = 254, .acpi_id = 3},
    {.hardware_id = 300, .acpi_id = 2},
};

LoadOptions with_processors(bool has_x2apic, std::span<const ProcessorFacts> processors) {
  return {.request = {.stack_size = 0x5000, .processors = true},
          .processors = processors,
          .has_x2apic = has_x2apic};
}

TEST(Load, WantsThePageOfTheHandoffWhereTheyCanBegin) {
  MemoryMap map;
  ASSERT_TRUE(map.add(kMebibyte, 16 * kMebibyte, MemoryType::kUsable));
  const Loaded loaded(TestKernel::fit(), map, with_processors(true, kProcessors));
  EXPECT_EQ(loaded.sentence(),
            "kernel: no free page below 0x100000 for the handoff that is clear of the kernel's "
            "addresses");
}

TEST(Load, LetsOtherProcessorsWait) {
  const Loaded loaded(TestKernel::fit(), pc(), with_processors(true, kProcessors));
  ASSERT_TRUE(loaded.result) << loaded.sentence();
  const BootInfo& info = loaded.info();
  const WaitingPlaces& waiting = loaded.result->waiting;
  ASSERT_EQ(info.processor_count, std::size(kProcessors));
  ASSERT_EQ(waiting.count, std::size(kProcessors) - 1);
  EXPECT_EQ(info.boot_local_apic_id, 5u);
  EXPECT_LT(loaded.result->page, kMebibyte) << "where processors can begin";
  for (std::uint64_t i = 0; i < info.processor_count; ++i) {
    const protocol::Processor& processor = *loaded.at(&info.processors[i]);
    EXPECT_EQ(processor.local_apic_id, kProcessors[i].hardware_id);
    EXPECT_EQ(processor.acpi_id, kProcessors[i].acpi_id);
    EXPECT_EQ(processor.entry, nullptr);
    EXPECT_NE(loaded.at(processor.stack_bottom), nullptr);
    EXPECT_NE(loaded.at(processor.stack_bottom + 0x4FFF), nullptr);
    EXPECT_EQ(loaded.at(processor.stack_bottom - 1), nullptr);
    EXPECT_EQ(loaded.at(processor.stack_bottom + 0x5000), nullptr);
    if (i == 0) {
      EXPECT_EQ(processor.stack_bottom, info.stack_bottom);
      continue;
    }
    const auto* const place = reinterpret_cast<const WaitingPlace*>(
        loaded.at(waiting.virtual_start + (i - 1) * sizeof(WaitingPlace)));
    EXPECT_EQ(place, loaded.machine.memory().at<WaitingPlace>(waiting.physical_start) + i - 1);
    EXPECT_EQ(place->hardware_id, processor.local_apic_id);
    EXPECT_EQ(place->has_arrived, 0u);
    EXPECT_EQ(place->stack_top, processor.stack_bottom + 0x5000);
    EXPECT_EQ(place->goto_address, reinterpret_cast<std::uint64_t>(&info.processors[i].entry));
    EXPECT_EQ(place->argument, reinterpret_cast<std::uint64_t>(&info.processors[i]));
  }
}

TEST(Load, MakesX2ApicsOnlyWhereSomebodyNeedsThem) {
  const auto small = std::span(kProcessors).first(3);
  const auto kind = [](const LoadOptions& options) {
    const Loaded loaded(TestKernel::fit(), pc(), options);
    EXPECT_TRUE(loaded.result) << loaded.sentence();
    EXPECT_EQ(loaded.result->x2apic,
              loaded.info().local_apic_kind == protocol::LocalApicKind::kX2Apic);
    return std::pair(loaded.result->x2apic, loaded.info().processor_count);
  };
  EXPECT_EQ(kind(with_processors(true, kProcessors)), std::pair(true, std::uint64_t{4}));
  EXPECT_EQ(kind(with_processors(true, small)), std::pair(false, std::uint64_t{3}));
  EXPECT_EQ(kind(with_processors(false, kProcessors)), std::pair(false, std::uint64_t{3}));
  LoadOptions options = with_processors(true, small);
  options.x2apics_only = true;
  EXPECT_EQ(kind(options), std::pair(true, std::uint64_t{3}));
}

TEST(Load, TellsNothingOfProcessorsToWhoDoesNotAsk) {
  const Loaded loaded(TestKernel::fit(), pc());
  ASSERT_TRUE(loaded.result);
  EXPECT_EQ(loaded.info().processor_count, 0u);
  EXPECT_EQ(loaded.info().processors, nullptr);
  EXPECT_EQ(loaded.result->waiting.count, 0u);
}

}  // namespace
}  // namespace slipway::loader
