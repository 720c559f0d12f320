// SPDX-License-Identifier: Apache-2.0
#include "boot/loader/testing/physical_case.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

#include "boot/loader/elf/test_kernel.h"

namespace slipway::loader::testing {

namespace {

using machine::kPageSize;

constexpr std::uint64_t kMemory = 8 * kMebibyte;

}  // namespace

std::uint64_t physical_address_near_something(Choices& choices) {
  constexpr std::array<std::uint64_t, 8> kPlaces = {kMebibyte,     kMebibyte,     2 * kMebibyte,
                                                    3 * kMebibyte, 5 * kMebibyte, 0,
                                                    kGibibyte,     4 * kGibibyte};
  const std::uint64_t half_pages = choices.below(choices.one_in(2) ? 3 : 64);
  const std::uint64_t distance = half_pages * kPageSize / 2 + choices.below(3);
  return kPlaces[choices.below(kPlaces.size())] + (choices.one_in(8) ? 0 - distance : distance);
}

MemoryMap random_physical_map(Choices& choices) {
  using enum MemoryType;
  constexpr std::array kTypes = {kReserved, kUsable, kFreedAtEntry, kAcpiReclaimable,
                                 kAcpiNvs,  kBad,    kFreedAtEntry, kReserved};
  MemoryMap map;
  if (!choices.one_in(4)) {
    (void)map.add(0, 0x9F000, kUsable);
  }
  // One large piece as a rule, in which the firmware has this and that.
  if (!choices.one_in(4)) {
    (void)map.add(kMebibyte, kMemory - kMebibyte, kUsable);
  }
  for (std::uint64_t i = 0, count = choices.below(8); i < count; ++i) {
    // Where kernels end, too.
    const std::uint64_t start =
        choices.one_in(2) ? physical_address_near_something(choices) : choices.below(kMemory);
    const std::uint64_t size = choices.below(choices.one_in(4) ? kMebibyte : 0x8000);
    (void)map.add(start, size, kTypes[choices.below(kTypes.size())]);
  }
  if (choices.one_in(4)) {
    (void)map.add(kGibibyte, choices.below(1 << 22) * kPageSize, kUsable);
  }
  (void)map.reserve(choices.below(kMemory), choices.below(0x20000), kLoader);
  return map;
}

PhysicalRange random_physical_range(Choices& choices) {
  if (choices.one_in(2)) {
    return {};
  }
  PhysicalRange range = {.wanted = true};
  range.start = physical_address_near_something(choices) % (4 * kGibibyte);
  range.end = std::min(range.start + 1 + choices.below(kMemory), 4 * kGibibyte);
  range.alignment = std::uint64_t{1} << choices.below(choices.one_in(4) ? 32 : 16);
  range.preference = PhysicalRange::Preference{static_cast<std::uint8_t>(choices.below(3))};
  return range;
}

std::vector<std::byte> random_physical_kernel(Choices& choices) {
  TestKernel kernel = TestKernel::empty();
  std::uint64_t address = physical_address_near_something(choices);
  kernel.header.entry = address + choices.below(16);
  for (std::uint64_t i = 0, count = 1 + choices.below(5); i < count; ++i) {
    std::uint64_t size = choices.below(choices.one_in(8) ? kMebibyte : 3 * kPageSize);
    if (choices.one_in(4)) {
      size = kPageSize - address % kPageSize + choices.below(2);  // to a page's end, or beyond
    }
    const std::uint64_t file_size = choices.below(std::min<std::uint64_t>(size, 0x2000) + 1);
    elf::ProgramHeader& segment = kernel.load(address, kRx, file_size, size);
    if (choices.one_in(8)) {
      segment.offset = choices.below(0x400);
    }
    segment.alignment = 1;
    address = choices.one_in(4) ? physical_address_near_something(choices) : address + size;
    address += choices.one_in(2) ? choices.below(0x3000) : 0;
  }
  std::vector<std::byte> file = kernel.file();
  for (std::uint64_t i = 0, count = choices.one_in(4) ? choices.below(4) : 0; i < count; ++i) {
    const std::uint64_t value = choices.number();
    std::memcpy(file.data() + choices.below(sizeof(elf::FileHeader)), &value,
                1 + choices.below(sizeof(value)));
  }
  return file;
}

RandomModules::RandomModules(Choices& choices) {
  for (std::uint64_t i = 0, count = choices.below(4); i < count; ++i) {
    std::vector<std::byte> contents(choices.below(choices.one_in(8) ? kMebibyte : 0x2000),
                                    std::byte{0x3C});
    add("a module", std::move(contents));
  }
}

void RandomModules::add(std::string_view name, std::vector<std::byte> contents) {
  sources_.push_back(std::make_unique<TestSource>(std::move(contents)));
  files_.push_back({name, sources_.back().get()});
}

}  // namespace slipway::loader::testing
