// SPDX-License-Identifier: Apache-2.0
#include "boot/loader/elf/test_kernel.h"

#include <algorithm>
#include <cstring>

namespace slipway::loader::testing {

TestKernel TestKernel::empty() {
  TestKernel kernel = {};
  std::ranges::copy(elf::kMagic, kernel.header.identification.begin());
  kernel.header.identification[elf::kClassIndex] = elf::kClass64;
  kernel.header.identification[elf::kDataIndex] = elf::kDataLittleEndian;
  kernel.header.identification[elf::kVersionIndex] = elf::kCurrentVersion;
  kernel.header.type = elf::FileType::kExecutable;
  kernel.header.machine = elf::Machine::kTarget;
  kernel.header.version = elf::kCurrentVersion;
  kernel.header.entry = kText;
  kernel.header.program_header_offset = sizeof(elf::FileHeader);
  kernel.header.header_size = sizeof(elf::FileHeader);
  kernel.header.program_header_size = sizeof(elf::ProgramHeader);
  return kernel;
}

TestKernel TestKernel::fit() {
  TestKernel kernel = empty();
  kernel.header.entry = kText + 0x10;
  kernel.load(kText, kRx, 0x1234, 0x1234);
  kernel.load(kRodata, kR, 0x800, 0x800);
  kernel.load(kData, kRw, 0x123, 0x3000);
  return kernel;
}

TestKernel TestKernel::position_independent() {
  TestKernel kernel = empty();
  kernel.header.type = elf::FileType::kShared;
  kernel.header.entry = 0x10;
  kernel.load(0, kRx, 0x1234, 0x1234);
  kernel.load(0x2000, kR, 0x800, 0x800);
  kernel.load(0x4000, kRw, 0x1000, 0x3000);
  return kernel;
}

void TestKernel::set_dynamic(const std::vector<elf::DynamicEntry>& entries) {
  std::uint64_t address = kDynamic;
  for (const elf::DynamicEntry& entry : entries) {
    put(address, entry);
    address += sizeof(entry);
  }
  put(address, elf::DynamicEntry{});
  elf::ProgramHeader& dynamic = add(elf::SegmentType::kDynamic);
  dynamic.flags = kR;
  dynamic.virtual_address = kDynamic;
  dynamic.memory_size = dynamic.file_size = address + sizeof(elf::DynamicEntry) - kDynamic;
  dynamic.offset = 0;  // found by its address
}

void TestKernel::set_relocations(const std::vector<elf::Rela>& rela,
                                 const std::vector<std::uint64_t>& relr) {
  using elf::DynamicTag;
  std::uint64_t address = kTables;
  for (const elf::Rela& entry : rela) {
    put(address, entry);
    address += sizeof(entry);
  }
  const std::uint64_t relr_address = address;
  for (const std::uint64_t entry : relr) {
    put(address, entry);
    address += sizeof(entry);
  }
  set_dynamic({{DynamicTag::kRela, kTables},
               {DynamicTag::kRelaSize, relr_address - kTables},
               {DynamicTag::kRelaEntrySize, sizeof(elf::Rela)},
               {DynamicTag::kRelr, relr_address},
               {DynamicTag::kRelrSize, address - relr_address},
               {DynamicTag::kRelrEntrySize, sizeof(std::uint64_t)}});
}

elf::ProgramHeader& TestKernel::load(std::uint64_t address, std::uint32_t flags,
                                     std::uint64_t file_size, std::uint64_t memory_size) {
  elf::ProgramHeader& segment = add(elf::SegmentType::kLoad);
  segment.flags = flags;
  segment.virtual_address = address;
  segment.physical_address = address;
  segment.file_size = file_size;
  segment.memory_size = memory_size;
  segment.alignment = 0x1000;
  return segment;
}

elf::ProgramHeader& TestKernel::add(elf::SegmentType type) {
  segments.push_back({});
  segments.back().type = type;
  segments.back().offset = kAnyOffset;
  header.program_header_count = static_cast<std::uint16_t>(segments.size());
  return segments.back();
}

std::vector<std::byte> TestKernel::file() const {
  std::vector<elf::ProgramHeader> placed = segments;
  std::uint64_t size = sizeof(header) + placed.size() * sizeof(elf::ProgramHeader);
  for (elf::ProgramHeader& segment : placed) {
    if (segment.offset == kAnyOffset) {
      segment.offset = size;
      size += segment.file_size;
    }
  }
  std::vector<std::byte> bytes(size);
  for (std::size_t i = 0; i < size; ++i) {
    bytes[i] = static_cast<std::byte>(1 + i * 7 % 251);
  }
  std::memcpy(bytes.data(), &header, sizeof(header));
  if (!placed.empty()) {
    std::memcpy(bytes.data() + sizeof(header), placed.data(),
                placed.size() * sizeof(elf::ProgramHeader));
  }
  for (const Change& change : changes) {
    for (const elf::ProgramHeader& segment : placed) {
      const std::uint64_t offset = change.address - segment.virtual_address;
      const bool inside = segment.type == elf::SegmentType::kLoad && offset < segment.file_size &&
                          change.bytes.size() <= segment.file_size - offset &&
                          segment.offset < size && segment.file_size <= size - segment.offset;
      if (inside) {
        std::ranges::copy(change.bytes,
                          bytes.begin() + static_cast<std::ptrdiff_t>(segment.offset + offset));
      }
    }
  }
  return bytes;
}

}  // namespace slipway::loader::testing
