// SPDX-License-Identifier: Apache-2.0
// ELF64 files as far as a loader reads them (System V ABI, gABI 4.1, chapters 4 and 5). What
// processors have of their own is in target.h.
#ifndef SLIPWAY_BOOT_LOADER_ELF_ELF_H_
#define SLIPWAY_BOOT_LOADER_ELF_ELF_H_

#include <array>
#include <cstddef>
#include <cstdint>

#include "boot/loader/elf/target.h"  // IWYU pragma: export

namespace slipway::loader::elf {

// gABI, "ELF Identification": indices into FileHeader::identification, and their values.
inline constexpr std::array<std::uint8_t, 4> kMagic = {0x7F, 'E', 'L', 'F'};
inline constexpr std::size_t kClassIndex = 4;
inline constexpr std::size_t kDataIndex = 5;
inline constexpr std::size_t kVersionIndex = 6;
inline constexpr std::uint8_t kClass64 = 2;
inline constexpr std::uint8_t kDataLittleEndian = 1;
inline constexpr std::uint32_t kCurrentVersion = 1;

// gABI, "ELF Header".
enum class FileType : std::uint16_t { kRelocatable = 1, kExecutable = 2, kShared = 3, kCore = 4 };

struct FileHeader {
  std::array<std::uint8_t, 16> identification;
  FileType type;
  Machine machine;
  std::uint32_t version;
  std::uint64_t entry;
  std::uint64_t program_header_offset;
  std::uint64_t section_header_offset;
  std::uint32_t flags;
  std::uint16_t header_size;
  std::uint16_t program_header_size;
  std::uint16_t program_header_count;
  std::uint16_t section_header_size;
  std::uint16_t section_header_count;
  std::uint16_t section_names_index;
};

// PN_XNUM: the true number of program headers is in section header 0.
inline constexpr std::uint16_t kExtendedProgramHeaderCount = 0xFFFF;

// gABI, "Program Header".
enum class SegmentType : std::uint32_t {
  kNull = 0,
  kLoad = 1,
  kDynamic = 2,
  kInterpreter = 3,
  kNote = 4,
  kThreadLocalStorage = 7,
};

// Bits of ProgramHeader::flags.
inline constexpr std::uint32_t kFlagExecute = 1;
inline constexpr std::uint32_t kFlagWrite = 2;
inline constexpr std::uint32_t kFlagRead = 4;

struct ProgramHeader {
  SegmentType type;
  std::uint32_t flags;
  std::uint64_t offset;
  std::uint64_t virtual_address;
  std::uint64_t physical_address;  // of no meaning here: the loader chooses the place
  std::uint64_t file_size;
  std::uint64_t memory_size;
  std::uint64_t alignment;
};

// gABI, "Dynamic Section": an entry of what PT_DYNAMIC points to. `value` is a number or an
// address.
enum class DynamicTag : std::uint64_t {
  kEnd = 0,
  kNeeded = 1,
  kPltRelocationsSize = 2,
  kStringTable = 5,
  kSymbolTable = 6,
  kRela = 7,
  kRelaSize = 8,
  kRelaEntrySize = 9,
  kStringTableSize = 10,
  kRel = 17,
  kTextRelocations = 22,
  kPltRelocations = 23,
  kFlags = 30,
  kRelrSize = 35,
  kRelr = 36,
  kRelrEntrySize = 37,
};

// In the value of DynamicTag::kFlags (DF_TEXTREL).
inline constexpr std::uint64_t kFlagTextRelocations = 4;

struct DynamicEntry {
  DynamicTag tag;
  std::uint64_t value;
};

// gABI, "Relocation".
struct Rela {
  std::uint64_t offset;  // address of what is to be changed
  std::uint64_t info;
  std::uint64_t addend;

  constexpr std::uint64_t type() const { return info & 0xFFFF'FFFF; }
  constexpr std::uint64_t symbol() const { return info >> 32; }
};

// gABI, "Symbol Table".
struct Symbol {
  std::uint32_t name;  // offset in the string table
  std::uint8_t info;
  std::uint8_t other;
  std::uint16_t section;
  std::uint64_t value;
  std::uint64_t size;
};

static_assert(sizeof(DynamicEntry) == 16);
static_assert(sizeof(Rela) == 24);
static_assert(sizeof(Symbol) == 24);
static_assert(sizeof(FileHeader) == 64);
static_assert(offsetof(FileHeader, entry) == 24);
static_assert(sizeof(ProgramHeader) == 56);
static_assert(offsetof(ProgramHeader, virtual_address) == 16);

}  // namespace slipway::loader::elf

#endif  // SLIPWAY_BOOT_LOADER_ELF_ELF_H_
