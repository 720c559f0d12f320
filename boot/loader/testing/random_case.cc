// SPDX-License-Identifier: Apache-2.0
#include "boot/loader/testing/random_case.h"

#include <algorithm>
#include <array>
#include <cstring>

#include "boot/loader/elf/test_kernel.h"

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
  using enum MemoryType;
  constexpr std::array kTypes = {kReserved, kUsable, kReserved, kAcpiReclaimable,
                                 kAcpiNvs,  kBad,    kReserved, kReserved};
  MemoryMap map;
  // Overlaps come from the narrow space in which the entries lie.
  for (std::uint64_t i = 0, count = 2 + choices.below(12); i < count; ++i) {
    const std::uint64_t start = choices.below(4 * kMebibyte);
    const std::uint64_t size = choices.below(kMebibyte);
    const std::uint64_t type = choices.one_in(2) ? 1 : choices.below(kTypes.size());
    (void)map.add(start, size, kTypes[type]);
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

// Turns the kernel into one that is shifted, with words to be relocated, most of them inside it.
void make_position_independent(Choices& choices, TestKernel& kernel) {
  kernel.header.type = elf::FileType::kShared;
  // As linkers do it, close together from a low address on; the tables have a segment before that.
  const auto bring_close = [&](std::uint64_t address) {
    return choices.one_in(64) ? address : 16 * kMebibyte + address % (8 * kMebibyte);
  };
  for (elf::ProgramHeader& segment : kernel.segments) {
    segment.virtual_address = bring_close(segment.virtual_address);
  }
  kernel.header.entry = bring_close(kernel.header.entry);
  const std::vector<elf::ProgramHeader> targets = kernel.segments;
  const auto target = [&] {
    const elf::ProgramHeader& segment = targets[choices.below(targets.size())];
    return segment.virtual_address + choices.below(segment.memory_size + 1);
  };
  kernel.load(TestKernel::kDynamic, kR, 0x400, 0x400 + choices.below(0x400));
  std::vector<elf::Rela> rela(choices.below(16));
  for (elf::Rela& entry : rela) {
    entry = {target(), choices.one_in(32) ? choices.below(40) : elf::kRelocationRelative,
             choices.number()};
  }
  std::vector<std::uint64_t> relr(choices.below(8));
  for (std::uint64_t& entry : relr) {
    const bool is_bitmap = choices.one_in(2);
    entry = is_bitmap ? choices.below(1 << 16) | 1 : target() & ~std::uint64_t{1};
  }
  kernel.set_relocations(rela, relr);
}

void add_thread_local_storage(Choices& choices, TestKernel& kernel) {
  const elf::ProgramHeader segment = kernel.segments[choices.below(kernel.segments.size())];
  elf::ProgramHeader& tls = kernel.add(elf::SegmentType::kThreadLocalStorage);
  tls.flags = kR;
  tls.offset = segment.offset;
  tls.virtual_address = segment.virtual_address + (choices.one_in(8) ? choices.below(0x1000) : 0);
  tls.file_size = choices.below(segment.memory_size + 1);
  tls.memory_size = tls.file_size + choices.below(0x2000);
  tls.alignment = choices.one_in(16) ? choices.below(64) : std::uint64_t{1} << choices.below(13);
  tls.offset = 0;  // found by its address
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
  if (choices.one_in(2)) {
    make_position_independent(choices, kernel);
  }
  if (choices.one_in(4)) {
    add_thread_local_storage(choices, kernel);
  }
  return kernel;
}

// Wishes that make sense, most of them.
protocol::KernelRequest random_request(Choices& choices, bool position_independent) {
  protocol::KernelRequest request;
  constexpr std::array<std::uint64_t, 4> kStackSizes = {kPageSize, 128 * 1024, 3 * kMebibyte,
                                                        0x123};
  if (choices.one_in(2)) {
    request.stack_size = kStackSizes[choices.below(kStackSizes.size())];
  }
  if (choices.one_in(4)) {
    const std::uint64_t slot = choices.below(512) << 39;
    request.physical_memory_offset = choices.one_in(8)
                                         ? address_near_something(choices)
                                         : slot | (slot >> 47 != 0 ? kUpperHalf : kGibibyte * 4);
  }
  if (choices.one_in(position_independent ? 2 : 32)) {
    constexpr std::array<std::uint32_t, 5> kPlacements = {1, 2, 2, 2, 3};
    request.placement = protocol::KernelPlacement{kPlacements[choices.below(kPlacements.size())]};
    request.kernel_address =
        address_near_something(choices) & ~(choices.one_in(8) ? 0 : 2 * kMebibyte - 1);
  }
  if (choices.one_in(3)) {
    constexpr std::array<std::uint32_t, 6> kEntries = {
        protocol::kAnyEntry, protocol::kAnyEntry, 300, 300, 511, 600};
    request.recursive_entry = kEntries[choices.below(kEntries.size())];
  }
  request.identity_map = choices.one_in(4);
  request.minimum_minor_version = choices.one_in(32) ? 9 : 0;
  request.identity_map_framebuffer = choices.one_in(3);
  return request;
}

// Somewhere between memory and the end of what a 32-bit bus reaches, or beyond.
Framebuffer random_framebuffer(Choices& choices) {
  Framebuffer framebuffer = {};
  framebuffer.width = 1024;
  framebuffer.height = 1 + static_cast<std::uint32_t>(choices.below(768));
  framebuffer.pitch = 4096;
  framebuffer.size = framebuffer.pitch * framebuffer.height + choices.below(64);
  framebuffer.physical_address =
      (choices.one_in(4) ? 0x40'0000'0000 : 0xC000'0000) + choices.below(kGibibyte - 4 * kMebibyte);
  return framebuffer;
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
  options.cpu = {.no_execute = choices.one_in(2), .gigabyte_pages = choices.one_in(2)};
  map = random_map(choices);
  const TestKernel kernel = random_kernel(choices);
  file = kernel.file();
  if (choices.one_in(3)) {
    spoil(choices, file);
  }
  options.random_seed = choices.number();
  if (!choices.one_in(3)) {
    options.request = random_request(choices, kernel.header.type == elf::FileType::kShared);
  }
  if (choices.one_in(4)) {
    options.framebuffer = random_framebuffer(choices);
  }
  choose_modules(choices);
  options.cpu.page_attribute_table = !choices.one_in(4);
  options.framebuffer_kind =
      choices.one_in(4) ? MemoryKind::kWriteBack : MemoryKind::kWriteCombining;
  if (choices.one_in(4)) {
    options.request.minor_version = 0;
  }
  if (choices.one_in(4)) {
    constexpr static ProcessorFacts kProcessors[] = {{0, 0}, {300, 1}, {2, 2}, {3, 3}};
    options.request.processors = true;
    options.processors = std::span(kProcessors).first(1 + choices.below(4));
    options.has_x2apic = choices.one_in(2);
  }
}

void RandomCase::choose_modules(Choices& choices) {
  constexpr std::array<std::string_view, 3> kNames = {"initrd", "", "a module with a longer name"};
  options.command_line = kNames[choices.below(kNames.size())];
  for (std::uint64_t i = 0, count = choices.below(4); i < count; ++i) {
    std::vector<std::byte> contents(choices.below(choices.one_in(8) ? kMebibyte : 0x2000),
                                    std::byte{0x3C});
    module_files_.push_back(std::make_unique<TestSource>(std::move(contents)));
    modules_.push_back({kNames[i], module_files_.back().get()});
  }
  options.modules = modules_;
}

}  // namespace slipway::loader::testing
