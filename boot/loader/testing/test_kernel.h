// ELF files made by hand: a small fit kernel, every field of which a test may spoil.
#ifndef SLIPWAY_BOOT_LOADER_TESTING_TEST_KERNEL_H_
#define SLIPWAY_BOOT_LOADER_TESTING_TEST_KERNEL_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "boot/loader/elf.h"

namespace slipway::loader::testing {

inline constexpr std::uint32_t kR = elf::kFlagRead;
inline constexpr std::uint32_t kRw = elf::kFlagRead | elf::kFlagWrite;
inline constexpr std::uint32_t kRx = elf::kFlagRead | elf::kFlagExecute;

// In ProgramHeader::offset: file() is to choose.
inline constexpr std::uint64_t kAnyOffset = 0xFFFF'FFFF'FFFF'FFF0;

struct TestKernel {
  // No segment yet; everything else as the loader wants it.
  static TestKernel empty();

  // Text (with the entry), read-only data, and data with a .bss, in the upper half.
  static TestKernel fit();
  static constexpr std::uint64_t kText = 0xFFFF'FFFF'8000'0000;
  static constexpr std::uint64_t kRodata = kText + 0x2000;
  static constexpr std::uint64_t kData = kText + 0x4000;

  // Adds a PT_LOAD.
  elf::ProgramHeader& load(std::uint64_t address, std::uint32_t flags, std::uint64_t file_size,
                           std::uint64_t memory_size);
  elf::ProgramHeader& add(elf::SegmentType type);

  // The file: ELF header, program headers, contents. No byte of the contents is 0.
  std::vector<std::byte> file() const;

  elf::FileHeader header;
  std::vector<elf::ProgramHeader> segments;
};

}  // namespace slipway::loader::testing

#endif  // SLIPWAY_BOOT_LOADER_TESTING_TEST_KERNEL_H_
