#include "boot/loader/testing/random_case.h"

#include <algorithm>
#include <array>
#include <cstring>

#include "boot/loader/testing/test_kernel.h"
#include "boot/loader/testing/test_machine.h"

namespace slipway::loader::testing {

namespace {

using machine::kPageSize;

constexpr std::uint64_t kUpperHalf = 0xFFFF'8000'0000'0000;

std::uint64_t address_near_something(Choices& choices) {
  constexpr std::array<std::uint64_t, 9> kPlaces = {0,
                                                    kMebibyte,
                                                    8 * kMebibyte,
                                                    kGibibyte,
                                                    0x8000'0000'0000,
                                                    kUpperHalf,
                                                    kUpperHalf + (std::uint64_t{1} << 39),
                                                    0xFFFF'FFFF'8000'0000,
                                                    0xFFFF'FFFF'FFFF'F000};
  const std::uint64_t distance = choices.below(64) * kPageSize / 2 + choices.below(3) - 1;
  return kPlaces[choices.below(kPlaces.size())] + (choices.one_in(8) ? 0 - distance : distance);
}

MemoryMap random_map(Choices& choices) {
  MemoryMap map;
  // Overlaps come from the narrow space in which the entries lie.
  for (std::uint64_t i = 0, count = 2 + choices.below(12); i < count; ++i) {
    const std::uint64_t start = choices.below(4 * kMebibyte);
    const std::uint64_t size = choices.below(kMebibyte);
    const std::uint64_t type = choices.one_in(2) ? 1 : choices.below(8);
    (void)map.add(start, size, memory_type_from_e820(static_cast<std::uint32_t>(type)));
  }
  if (choices.one_in(4)) {
    (void)map.add(choices.number(), choices.number(), MemoryType::kReserved);
  }
  if (choices.one_in(4)) {
    (void)map.add(TestMachine::kReachableEnd + choices.below(1 << 20) * kPageSize,
                  choices.below(1 << 22) * kPageSize, MemoryType::kUsable);
  }
  (void)map.reserve(choices.below(4 * kMebibyte), choices.below(0x20000), MemoryType::kLoader);
  return map;
}

TestKernel random_kernel(Choices& choices) {
  TestKernel kernel = TestKernel::empty();
  std::uint64_t address = address_near_something(choices);
  kernel.header.entry = address;
  for (std::uint64_t i = 0, count = 1 + choices.below(6); i < count; ++i) {
    constexpr std::array<std::uint32_t, 3> kRights = {kRx, kR, kRw};
    const std::uint64_t memory_size = choices.below(choices.one_in(8) ? kMebibyte : 3 * kPageSize);
    const bool is_text = i == 0 && !choices.one_in(16);
    kernel.load(address, is_text ? kRx : kRights[choices.below(kRights.size())],
                choices.below(std::min<std::uint64_t>(memory_size, 0x2000) + 1), memory_size);
    address = choices.one_in(4) ? address_near_something(choices) : address + memory_size;
    if (!choices.one_in(8)) {
      address = (address + kPageSize - 1) & ~(kPageSize - 1);
    }
  }
  return kernel;
}

// Changes a few bytes of the headers, or cuts the file short.
void spoil(Choices& choices, std::vector<std::byte>& file) {
  for (std::uint64_t i = 0, count = choices.below(4); i < count; ++i) {
    const std::uint64_t value = choices.one_in(2) ? choices.number() : choices.below(8);
    std::memcpy(file.data() + choices.below(std::min<std::size_t>(file.size(), 256) - 8), &value,
                1 + choices.below(8));
  }
  if (choices.one_in(4)) {
    file.resize(choices.below(file.size() + 1));
  }
}

}  // namespace

std::uint64_t Choices::number() {
  std::uint64_t value = 0;
  const std::size_t size = std::min(bytes_.size(), sizeof(value));
  std::memcpy(&value, bytes_.data(), size);
  bytes_ = bytes_.subspan(size);
  return value;
}

RandomCase::RandomCase(std::span<const std::byte> bytes) {
  Choices choices(bytes);
  cpu = {.no_execute = choices.one_in(2), .gigabyte_pages = choices.one_in(2)};
  map = random_map(choices);
  file = random_kernel(choices).file();
  if (choices.one_in(3)) {
    spoil(choices, file);
  }
}

}  // namespace slipway::loader::testing
