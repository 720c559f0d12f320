#include "boot/loader/testing/test_kernel.h"

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
  kernel.header.machine = elf::Machine::kX86_64;
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
  return bytes;
}

}  // namespace slipway::loader::testing
