// SPDX-License-Identifier: Apache-2.0
// ELF files made by hand: a small fit kernel, every field of which a test may spoil.
#ifndef SLIPWAY_BOOT_LOADER_ELF_TEST_KERNEL_H_
#define SLIPWAY_BOOT_LOADER_ELF_TEST_KERNEL_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "boot/loader/elf/elf.h"

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

  // The same, position-independent and linked to 0: text, constants of which the first 0x400 bytes
  // are for the dynamic section and its tables, and data with a .bss.
  static TestKernel position_independent();
  static constexpr std::uint64_t kDynamic = 0x2000;
  static constexpr std::uint64_t kTables = 0x2100;

  // Adds a PT_LOAD.
  elf::ProgramHeader& load(std::uint64_t address, std::uint32_t flags, std::uint64_t file_size,
                           std::uint64_t memory_size);
  elf::ProgramHeader& add(elf::SegmentType type);

  // Adds a PT_DYNAMIC at kDynamic with these entries, and the one that ends them.
  void set_dynamic(const std::vector<elf::DynamicEntry>& entries);

  // Relocations: two tables from kTables on, and the PT_DYNAMIC that leads to them.
  void set_relocations(const std::vector<elf::Rela>& rela, const std::vector<std::uint64_t>& relr);

  // Gives what the file has of [address, address + sizeof(object)) this value, whatever segment it
  // is in.
  template <typename T>
  void put(std::uint64_t address, const T& object) {
    const auto* const bytes = reinterpret_cast<const std::byte*>(&object);
    changes.push_back({address, {bytes, bytes + sizeof(object)}});
  }

  // The file: ELF header, program headers, contents. No byte of the contents is 0, but for what was
  // put there.
  std::vector<std::byte> file() const;

  elf::FileHeader header;
  std::vector<elf::ProgramHeader> segments;

  struct Change {
    std::uint64_t address;
    std::vector<std::byte> bytes;
  };
  std::vector<Change> changes;
};

}  // namespace slipway::loader::testing

#endif  // SLIPWAY_BOOT_LOADER_ELF_TEST_KERNEL_H_
