// SPDX-License-Identifier: Apache-2.0
// Everything that can keep a kernel from being loaded, and the sentence that says so.
#ifndef SLIPWAY_BOOT_LOADER_ERROR_ERROR_H_
#define SLIPWAY_BOOT_LOADER_ERROR_ERROR_H_

#include <array>
#include <cstdint>
#include <expected>
#include <string_view>

#include "boot/loader/error/message.h"

namespace slipway::loader {

// The comment says what Error::numbers hold: a, b, c. "Segment" is an entry of the program header
// table, counted from 0 as `readelf --segments` does. sentences.cc has the sentences.
enum class ErrorCode : std::uint32_t {
  // The ELF header.
  kFileTooShort,               // size of the file
  kNotElf,                     // the first four bytes, little endian
  kNot64Bit,                   // EI_CLASS
  kNotLittleEndian,            // EI_DATA
  kWrongElfVersion,            // EI_VERSION, e_version
  kWrongMachine,               // e_machine
  kNotExecutable,              // e_type
  kWrongHeaderSize,            // e_ehsize
  kWrongProgramHeaderSize,     // e_phentsize
  kNoProgramHeaders,           //
  kTooManyProgramHeaders,      // e_phnum
  kProgramHeadersOutsideFile,  // e_phoff, bytes of the table, size of the file

  // One segment.
  kNeedsInterpreter,       // (PT_INTERP)
  kSegmentOutsideFile,     // p_offset, p_filesz, size of the file
  kFileSizeAboveMemory,    // p_filesz, p_memsz
  kAlignmentNotPowerOf2,   // p_align
  kAlignmentTooLarge,      // p_align, largest (only if position-independent)
  kAddressWraps,           // p_vaddr, p_memsz
  kAddressNotCanonical,    // first and last address
  kAddressCrossesHalves,   // first and last address
  kNullPage,               // p_vaddr
  kWritableAndExecutable,  // p_vaddr
  kNoRights,               // p_flags
  kTwoTlsTemplates,        // (a second PT_TLS)
  kTlsOutside,             // p_vaddr, p_filesz
  kTwoDynamicSegments,     // (a second PT_DYNAMIC)
  kDynamicOutside,         // p_vaddr, p_memsz

  // All segments together.
  kNothingToLoad,       //
  kSegmentsOverlap,     // p_vaddr of `segment`, its end, p_vaddr of `other_segment`
  kSharedPage,          // address of the page, p_flags of `segment`, p_flags of `other_segment`
  kEntryOutside,        // e_entry
  kEntryNotExecutable,  // e_entry (inside `segment`)

  // Relocation: what PT_DYNAMIC says. `name` is a symbol's or a library's, if there is one.
  kNeedsLibrary,            // (DT_NEEDED)
  kTextRelocations,         // (DT_TEXTREL)
  kRelFormat,               // (DT_REL)
  kRelocationTableOutside,  // address, size
  kRelocationEntrySize,     // size of an entry, size expected
  kRelocationType,          // type, r_offset
  kRelocationOutside,       // r_offset

  // What the kernel asks for.
  kRequestWrongMagic,         // magic number
  kRequestWrongSize,          // size that it claims or has to have, bytes that there are
  kRequestMajorVersion,       // major version asked for, minor version, loader's major version
  kRequestMinorVersion,       // major version, minor version asked for, loader's minor version
  kRequestStackSize,          // bytes
  kRequestMemoryOffset,       // address
  kMemoryMapOverSegment,      // address, bytes (`segment`)
  kMemoryMapOverEntry,        // address, bytes, entry of the root table
  kMemoryMapTooLarge,         // address, bytes
  kRequestRecursiveEntry,     // entry
  kRecursiveEntryTaken,       // entry (by `segment`)
  kRecursiveOverIdentityMap,  // entry, bytes of physical memory
  kIdentityMapOverSegment,    // p_vaddr
  kIdentityMapOverMemory,     // address, bytes of physical memory
  kRequestPlacement,          // value
  kPlacementIsFixed,          // (of a kernel that is not position-independent)
  kRequestKernelAddress,      // address
  kKernelDoesNotFit,          // address, bytes
  kRequestDisplay,            // value
  kRequestCommandLine,        // bytes there are for it

  // The boot bundle on the disk. Sectors count from the disk's first.
  kReadFailed,         // first sector, bytes
  kDamaged,            // first sector
  kNotUnpacked,        // first sector, bytes expected
  kBundleReadFailed,   // first sector, bytes
  kBundleDamaged,      // first sector
  kBundleVersion,      // version found, version expected
  kBundleInvalid,      // first sector, BundleFault
  kUnknownProtocol,    // protocol_name()
  kNoMemoryForBundle,  // bytes wanted, largest free piece, and what it is below if there are
                       // larger ones beyond, or 0

  // Memory.
  kNoMemoryForProgramHeaders,  // the same
  kNoMemoryForSegment,         // the same
  kNoMemoryForStack,           // the same
  kNoMemoryForPageTables,      // the same
  kNoMemoryForModule,          // the same
  kNoMemoryForModuleList,      // the same
  kNoMemoryForBootInfo,        // the same
  kNoMemoryForHandoffPage,     //
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
  std::string_view module = {};  // its name; empty if the error is about the kernel
  std::string_view name = {};    // of a symbol or a library, if there is one

  bool operator==(const Error&) const = default;
};

template <typename T>
using Result = std::expected<T, Error>;

// Appends the sentence, without a full stop or a newline.
void describe(const Error& error, Message& message);

}  // namespace slipway::loader

#endif  // SLIPWAY_BOOT_LOADER_ERROR_ERROR_H_
