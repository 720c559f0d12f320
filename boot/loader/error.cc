#include "boot/loader/error.h"

#include "boot/loader/elf.h"

namespace slipway::loader {

namespace {

// "segment 2", as `readelf --segments` counts.
struct SegmentName {
  std::uint64_t index;
};

Message& operator<<(Message& message, SegmentName segment) {
  return message << "segment " << segment.index;
}

// What p_flags allow, as readelf shows it: "R E".
struct Rights {
  std::uint64_t flags;
};

Message& operator<<(Message& message, Rights rights) {
  return message << ((rights.flags & elf::kFlagRead) != 0 ? "R" : "-")
                 << ((rights.flags & elf::kFlagWrite) != 0 ? "W" : "-")
                 << ((rights.flags & elf::kFlagExecute) != 0 ? "E" : "-");
}

// "3 MiB of memory in one piece; ...": the end of each sentence about a lack of memory.
struct Shortage {
  std::uint64_t wanted;
  std::uint64_t largest;
};

Message& operator<<(Message& message, Shortage shortage) {
  return message << Bytes{shortage.wanted} << " of memory in one piece; the largest free piece is "
                 << Bytes{shortage.largest};
}

}  // namespace

void describe(const Error& error, Message& message) {
  const auto [a, b, c] = error.numbers;
  const SegmentName segment = {error.segment};
  const SegmentName other = {error.other_segment};
  const Shortage shortage = {a, b};

  switch (error.code) {
    using enum ErrorCode;

    // The ELF header.
    case kFileTooShort:
      message << "kernel: the file has " << a << " bytes, but an ELF header has 64";
      return;
    case kNotElf:
      message << "kernel: not an ELF file (it begins with " << Hex{a} << ")";
      return;
    case kNot64Bit:
      message << "kernel: not a 64-bit ELF file (class " << a << ")";
      return;
    case kNotLittleEndian:
      message << "kernel: not a little-endian ELF file (data encoding " << a << ")";
      return;
    case kWrongElfVersion:
      message << "kernel: unknown version of ELF (" << a << " and " << b << ", expected 1)";
      return;
    case kWrongMachine:
      message << "kernel: not made for x86-64 (machine " << a << ", expected 62)";
      return;
    case kPositionIndependent:
      message << "kernel: position-independent or a shared object; only executables with fixed "
                 "addresses can be loaded";
      return;
    case kNotExecutable:
      message << "kernel: not an executable (ELF type " << a << ", expected 2)";
      return;
    case kWrongHeaderSize:
      message << "kernel: the ELF header claims a size of " << a << " bytes, expected 64";
      return;
    case kWrongProgramHeaderSize:
      message << "kernel: program headers claim a size of " << a << " bytes, expected 56";
      return;
    case kNoProgramHeaders:
      message << "kernel: the file has no program headers";
      return;
    case kTooManyProgramHeaders:
      message << "kernel: more program headers than can be loaded (" << a << " or more)";
      return;
    case kProgramHeadersOutsideFile:
      message << "kernel: the program headers end beyond the file (offset " << Hex{a} << " + "
              << Hex{b} << " bytes, file " << Hex{c} << " bytes)";
      return;

    // One segment.
    case kNeedsInterpreter:
      message << "kernel: " << segment << " asks for an interpreter (PT_INTERP)";
      return;
    case kNeedsDynamicLinker:
      message << "kernel: " << segment << " needs a dynamic linker (PT_DYNAMIC)";
      return;
    case kSegmentOutsideFile:
      message << "kernel: " << segment << " ends beyond the file (offset " << Hex{a} << " + "
              << Hex{b} << " bytes, file " << Hex{c} << " bytes)";
      return;
    case kFileSizeAboveMemory:
      message << "kernel: " << segment << " has more bytes in the file (" << Hex{a}
              << ") than in memory (" << Hex{b} << ")";
      return;
    case kAlignmentNotPowerOf2:
      message << "kernel: the alignment of " << segment << " is not a power of two (" << Hex{a}
              << ")";
      return;
    case kAddressWraps:
      message << "kernel: " << segment << " wraps around the end of the address space (address "
              << Hex{a} << " + " << Hex{b} << " bytes)";
      return;
    case kAddressNotCanonical:
      message << "kernel: " << segment << " is not at canonical addresses (" << Hex{a} << " to "
              << Hex{b} << ")";
      return;
    case kAddressCrossesHalves:
      message << "kernel: " << segment
              << " spans the hole between the halves of the address space (" << Hex{a} << " to "
              << Hex{b} << ")";
      return;
    case kNullPage:
      message << "kernel: " << segment << " begins in the page at address 0 (" << Hex{a}
              << "), which stays unmapped";
      return;
    case kWritableAndExecutable:
      message << "kernel: " << segment << " is both writable and executable (address " << Hex{a}
              << ")";
      return;
    case kNoRights:
      message << "kernel: " << segment << " allows neither read, write nor execute (flags "
              << Hex{a} << ")";
      return;

    // All segments together.
    case kNothingToLoad:
      message << "kernel: nothing to load (no PT_LOAD that is not empty)";
      return;
    case kSegmentsOverlap:
      message << "kernel: " << segment << " (" << Hex{a} << " to " << Hex{b} << ") and " << other
              << " (from " << Hex{c} << ") overlap";
      return;
    case kSharedPage:
      message << "kernel: " << segment << " (" << Rights{b} << ") and " << other << " ("
              << Rights{c} << ") share the page at " << Hex{a} << " but not their rights";
      return;
    case kEntryOutside:
      message << "kernel: the entry point " << Hex{a} << " is in no segment";
      return;
    case kEntryNotExecutable:
      message << "kernel: the entry point " << Hex{a} << " is in " << segment
              << ", which is not executable";
      return;

    // Memory and disk.
    case kReadFailed:
      message << "kernel: the disk could not be read (" << Hex{b} << " bytes at offset " << Hex{a}
              << " of the file)";
      return;
    case kNoMemoryForProgramHeaders:
      message << "kernel: the program headers need " << shortage;
      return;
    case kNoMemoryForSegment:
      message << "kernel: " << segment << " needs " << shortage;
      return;
    case kNoMemoryForStack:
      message << "kernel: the stack needs " << shortage;
      return;
    case kNoMemoryForPageTables:
      message << "kernel: the page tables need " << shortage;
      return;
    case kNoMemoryForBootInfo:
      message << "kernel: the boot information needs " << shortage;
      return;
    case kNoMemoryForHandOffPage:
      message << "kernel: no free page for the hand-off that is clear of the kernel's addresses";
      return;
    case kNoMemory:
      message << "memory: not enough: wanted " << shortage;
      return;
    case kMemoryMapFull:
      message << "memory: the map has more than " << a << " regions";
      return;
    case kNotUsable:
      message << "memory: the loader is at " << Hex{a} << " + " << Hex{b}
              << " bytes, which the firmware does not report as usable";
      return;
    case kNoVirtualSpace:
      message << "kernel: its segments leave no room for " << Bytes{a} << " of virtual memory";
      return;
    case kAlreadyMapped:
      message << "kernel: the page at " << Hex{a} << " would be mapped twice";
      return;
  }
}

}  // namespace slipway::loader
