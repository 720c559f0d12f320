// Everything that can keep a kernel from being loaded, and the sentence that says so.
#ifndef SLIPWAY_BOOT_LOADER_ERROR_H_
#define SLIPWAY_BOOT_LOADER_ERROR_H_

#include <array>
#include <cstdint>
#include <expected>

#include "boot/loader/message.h"

namespace slipway::loader {

// The comment says what Error::numbers hold: a, b, c. "Segment" is an entry of the program header
// table, counted from 0 as `readelf --segments` does.
enum class ErrorCode : std::uint32_t {
  // The ELF header.
  kFileTooShort,               // size of the file
  kNotElf,                     // the first four bytes, little endian
  kNot64Bit,                   // EI_CLASS
  kNotLittleEndian,            // EI_DATA
  kWrongElfVersion,            // EI_VERSION, e_version
  kWrongMachine,               // e_machine
  kPositionIndependent,        // (e_type is ET_DYN)
  kNotExecutable,              // e_type
  kWrongHeaderSize,            // e_ehsize
  kWrongProgramHeaderSize,     // e_phentsize
  kNoProgramHeaders,           //
  kTooManyProgramHeaders,      // e_phnum
  kProgramHeadersOutsideFile,  // e_phoff, bytes of the table, size of the file

  // One segment.
  kNeedsInterpreter,       // (PT_INTERP)
  kNeedsDynamicLinker,     // (PT_DYNAMIC)
  kSegmentOutsideFile,     // p_offset, p_filesz, size of the file
  kFileSizeAboveMemory,    // p_filesz, p_memsz
  kAlignmentNotPowerOf2,   // p_align
  kAddressWraps,           // p_vaddr, p_memsz
  kAddressNotCanonical,    // first and last address
  kAddressCrossesHalves,   // first and last address
  kNullPage,               // p_vaddr
  kWritableAndExecutable,  // p_vaddr
  kNoRights,               // p_flags

  // All segments together.
  kNothingToLoad,       //
  kSegmentsOverlap,     // p_vaddr of `segment`, its end, p_vaddr of `other_segment`
  kSharedPage,          // address of the page, p_flags of `segment`, p_flags of `other_segment`
  kEntryOutside,        // e_entry
  kEntryNotExecutable,  // e_entry (inside `segment`)

  // Memory and disk.
  kReadFailed,                 // offset in the file, bytes
  kNoMemoryForProgramHeaders,  // bytes wanted, largest free piece
  kNoMemoryForSegment,         // bytes wanted, largest free piece
  kNoMemoryForStack,           // bytes wanted, largest free piece
  kNoMemoryForPageTables,      // bytes wanted, largest free piece
  kNoMemoryForBootInfo,        // bytes wanted, largest free piece
  kNoMemoryForHandOffPage,     //
  kNoMemory,                   // bytes wanted, largest free piece
  kMemoryMapFull,              // capacity
  kNotUsable,                  // start and size of what the loader wanted to keep for itself
  kNoVirtualSpace,             // bytes wanted
  kAlreadyMapped,              // virtual address
};

struct Error {
  ErrorCode code;
  std::uint64_t segment = 0;
  std::uint64_t other_segment = 0;
  std::array<std::uint64_t, 3> numbers = {};

  bool operator==(const Error&) const = default;
};

template <typename T>
using Result = std::expected<T, Error>;

// Appends the sentence, without a full stop or a newline.
void describe(const Error& error, Message& message);

}  // namespace slipway::loader

#endif  // SLIPWAY_BOOT_LOADER_ERROR_H_
