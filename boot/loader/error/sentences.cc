// SPDX-License-Identifier: Apache-2.0
#include "boot/loader/error/sentences.h"

namespace slipway::loader {

#define SLIPWAY_READ_FAILED                                                                   \
  "the disk could not be read ({b} bytes from sector {a} on): it is faulty, or smaller than " \
  "the image"

// Where the disk image does not hold what the image builder wrote.
#define SLIPWAY_DAMAGED                                                                         \
  "the disk image is damaged at sector {a}: write it again; if that does not help, the medium " \
  "is faulty"

// How each sentence about a lack of memory ends.
#define SLIPWAY_SHORTAGE "{Ba} of memory in one piece{Ec}; the largest free piece is {Bb}"

std::string_view sentence_for(ErrorCode code) {
  switch (code) {
    using enum ErrorCode;

    // The ELF header.
    case kFileTooShort:
      return "kernel: the file has {a} bytes, but an ELF header has 64";
    case kNotElf:
      return "kernel: not an ELF file (it begins with {xa})";
    case kNot64Bit:
      return "kernel: not a 64-bit ELF file (class {a})";
    case kNotLittleEndian:
      return "kernel: not a little-endian ELF file (data encoding {a})";
    case kWrongElfVersion:
      return "kernel: unknown version of ELF ({a} and {b}, expected 1)";
    case kWrongMachine:
      return "kernel: not made for {P} (machine {a}, expected {m})";
    case kNotExecutable:
      return "kernel: not an executable (ELF type {a}, expected 2 or 3)";
    case kWrongHeaderSize:
      return "kernel: the ELF header claims a size of {a} bytes, expected 64";
    case kWrongProgramHeaderSize:
      return "kernel: program headers claim a size of {a} bytes, expected 56";
    case kNoProgramHeaders:
      return "kernel: the file has no program headers";
    case kTooManyProgramHeaders:
      return "kernel: more program headers than can be loaded ({a} or more)";
    case kProgramHeadersOutsideFile:
      return "kernel: the program headers end beyond the file (offset {xa} + {xb} bytes, file "
             "{xc} bytes)";

    // One segment.
    case kNeedsInterpreter:
      return "kernel: {Sa} asks for an interpreter (PT_INTERP): link with "
             "-Wl,--no-dynamic-linker";
    case kSegmentOutsideFile:
      return "kernel: {Sa} ends beyond the file (offset {xa} + {xb} bytes, file {xc} bytes)";
    case kFileSizeAboveMemory:
      return "kernel: {Sa} has more bytes in the file ({xa}) than in memory ({xb})";
    case kAlignmentNotPowerOf2:
      return "kernel: the alignment of {Sa} is not a power of two ({xa})";
    case kAlignmentTooLarge:
      return "kernel: {Sa} asks for an alignment of {xa}; a position-independent kernel can have "
             "{Bb}";
    case kAddressWraps:
      return "kernel: {Sa} wraps around the end of the address space (address {xa} + {xb} bytes)";
    case kAddressNotCanonical:
      return "kernel: {Sa} is not at canonical addresses ({xa} to {xb})";
    case kAddressCrossesHalves:
      return "kernel: {Sa} spans the hole between the halves of the address space ({xa} to {xb})";
    case kNullPage:
      return "kernel: {Sa} begins in the page at address 0 ({xa}), which stays unmapped";
    case kWritableAndExecutable:
      return "kernel: {Sa} is both writable and executable (address {xa})";
    case kNoRights:
      return "kernel: {Sa} allows neither read, write nor execute (flags {xa})";
    case kTwoTlsTemplates:
      return "kernel: {Sa} is a second template of thread-local storage (PT_TLS)";
    case kTlsOutside:
      return "kernel: the template of thread-local storage, {Sa} ({xa} + {xb} bytes), is not "
             "inside a segment that is loaded";
    case kTwoDynamicSegments:
      return "kernel: {Sa} is a second PT_DYNAMIC";
    case kDynamicOutside:
      return "kernel: {Sa} (PT_DYNAMIC, {xa} + {xb} bytes) is not inside a segment that is loaded";

    // All segments together.
    case kNothingToLoad:
      return "kernel: nothing to load (no PT_LOAD that is not empty)";
    case kSegmentsOverlap:
      return "kernel: {Sa} ({xa} to {xb}) and {So} (from {xc}) overlap";
    case kSharedPage:
      return "kernel: {Sa} ({Fb}) and {So} ({Fc}) share the page at {xa} but not their rights";
    case kEntryOutside:
      return "kernel: the entry point {xa} is in no segment";
    case kEntryNotExecutable:
      return "kernel: the entry point {xa} is in {Sa}, which is not executable";

    // Relocation.
    case kNeedsLibrary:
      return "kernel: it needs the shared library{Na} (DT_NEEDED): link with -static-pie, against "
             "static libraries only";
    case kTextRelocations:
      return "kernel: its code has relocations (DT_TEXTREL): compile with -fpie and link with "
             "-Wl,-z,text";
    case kRelFormat:
      return "kernel: relocations without addends (DT_REL), which x86-64 does not have";
    case kRelocationTableOutside:
      return "kernel: the table of relocations at {xa} ({b} bytes) is not inside a segment";
    case kRelocationEntrySize:
      return "kernel: relocations claim a size of {a} bytes, expected {b}";
    case kRelocationType:
      return "kernel: a relocation of type {Ra} at {xb}{Na}; only {r} can be "
             "applied: link with -static-pie -Wl,--no-dynamic-linker -Wl,-z,text";
    case kRelocationOutside:
      return "kernel: a relocation at {xa}, which is in no segment";

    // What the kernel asks for.
    case kRequestWrongMagic:
      return "kernel: its request begins with {xa} and not with the magic number";
    case kRequestWrongSize:
      return "kernel: its request has {b} bytes and not {a}";
    case kRequestMajorVersion:
      return "kernel: it was built for protocol {a}.{b}, but this loader speaks {c}: build kernel "
             "and image with the same Slipway";
    case kRequestMinorVersion:
      return "kernel: it asks for protocol {a}.{b}, but this loader speaks {a}.{c}: rebuild the "
             "image with a newer Slipway";
    case kRequestStackSize:
      return "kernel: it asks for a stack of {Ba}: a multiple of 4 KiB can be had, from 4 KiB to "
             "1 GiB";
    case kRequestMemoryOffset:
      return "kernel: it asks for physical memory at {xa}: a canonical multiple of 1 GiB from "
             "4 GiB on can be had";
    case kMemoryMapOverSegment:
      return "kernel: it asks for physical memory at {xa} ({Bb}), but its {Sa} is there";
    case kMemoryMapOverEntry:
      return "kernel: it asks for physical memory at {xa} ({Bb}) and for a recursive entry {c}, "
             "which overlap";
    case kMemoryMapTooLarge:
      return "kernel: it asks for physical memory at {xa}, where this machine's {Bb} do not fit";
    case kRequestRecursiveEntry:
      return "kernel: it asks for the recursive entry {a} of the root page table: 1 to 511 can be "
             "had";
    case kRecursiveEntryTaken:
      return "kernel: it asks for the recursive entry {a} of the root page table, but its {Sa} is "
             "there";
    case kRecursiveOverIdentityMap:
      return "kernel: it asks for the recursive entry {a} of the root page table, but the identity "
             "map of {Bb} is there";
    case kIdentityMapOverSegment:
      return "kernel: it asks for an identity map, but its {Sa} is in the lower half ({xa}): link "
             "it to the upper half";
    case kIdentityMapOverMemory:
      return "kernel: it asks for physical memory at {xa}, but the identity map of {Bb} is there";
    case kRequestPlacement:
      return "kernel: it asks for an unknown placement ({a})";
    case kPlacementIsFixed:
      return "kernel: it asks for an address, but is linked to one: make it position-independent, "
             "or drop .placement";
    case kRequestKernelAddress:
      return "kernel: it asks to be placed at {xa}: a canonical multiple of 2 MiB, but not 0, can "
             "be had";
    case kKernelDoesNotFit:
      return "kernel: its {Bb} do not fit at {xa}";
    case kRequestDisplay:
      return "kernel: it asks for an unknown display mode ({a})";
    case kRequestCommandLine:
      return "kernel: the command line in its request does not end within {a} bytes";

    // The boot bundle on the disk.
    case kReadFailed:
      return "{M}: " SLIPWAY_READ_FAILED;
    case kDamaged:
      return "{M}: " SLIPWAY_DAMAGED;
    case kNotUnpacked:
      return "{M}: the block at sector {a} does not unpack to {b} bytes: this is a fault of the "
             "image builder";
    case kBundleReadFailed:
      return "boot bundle: " SLIPWAY_READ_FAILED;
    case kBundleDamaged:
      return "boot bundle: " SLIPWAY_DAMAGED;
    case kBundleVersion:
      return "boot bundle: it has version {a}, and this loader reads version {b}: build loader "
             "and image from the same source";
    case kBundleInvalid:
      return "boot bundle: the header at sector {a} contradicts itself ({b}): this is a fault of "
             "the image builder";
    case kUnknownProtocol:
      return "boot bundle: its kernel speaks a protocol that this loader does not know ({xa}): "
             "build loader and image from the same source";
    case kNoMemoryForBundle:
      return "boot bundle: its header needs " SLIPWAY_SHORTAGE;

    // Memory.
    case kNoMemoryForProgramHeaders:
      return "kernel: the program headers need " SLIPWAY_SHORTAGE;
    case kNoMemoryForSegment:
      return "kernel: {Sa} needs " SLIPWAY_SHORTAGE;
    case kNoMemoryForStack:
      return "kernel: the stack needs " SLIPWAY_SHORTAGE;
    case kNoMemoryForPageTables:
      return "kernel: the page tables need " SLIPWAY_SHORTAGE;
    case kNoMemoryForModule:
      return "{M}: it needs " SLIPWAY_SHORTAGE;
    case kNoMemoryForModuleList:
      return "modules: their list needs " SLIPWAY_SHORTAGE;
    case kNoMemoryForBootInfo:
      return "kernel: the boot information needs " SLIPWAY_SHORTAGE;
    case kNoMemoryForHandoffPage:
      return "kernel: no free page for the handoff that is clear of the kernel's addresses";
    case kNoMemory:
      return "memory: not enough: wanted " SLIPWAY_SHORTAGE;
    case kMemoryMapFull:
      return "memory: the map has more than {a} regions";
    case kNotUsable:
      return "memory: the loader is at {xa} + {xb} bytes, which the firmware does not report as "
             "usable";
    case kNoVirtualSpace:
      return "kernel: its segments leave no room for {Ba} of virtual memory";
    case kAlreadyMapped:
      return "kernel: the page at {xa} would be mapped twice";
  }
  return {};
}

}  // namespace slipway::loader
