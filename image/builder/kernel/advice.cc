// SPDX-License-Identifier: Apache-2.0
#include "image/builder/kernel/advice.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "host/text/concat.h"

namespace slipway::image {
namespace {

using enum loader::ErrorCode;

constexpr std::string_view kRebuild =
    "the linker does not write such a file: look for what changes or copies it after the link, and "
    "build it again";

constexpr std::string_view kLinkAddress =
    "link the kernel to an address in the upper half, such as linkopts = "
    "[\"-Wl,--image-base=0xffffffff80000000\"], or change the address in its linker script "
    "(\". = ...\")";

constexpr std::string_view kEntrySymbol =
    "name the entry function with linkopts = [\"-Wl,-e,SYMBOL\"] or with ENTRY(SYMBOL) in the "
    "linker script, and declare it extern \"C\"";

std::string names_of(std::span<const Section* const> sections) {
  constexpr std::size_t limit = 6;
  std::string names;
  for (const Section* section : sections.first(std::min(limit, sections.size()))) {
    if (!names.empty()) names += ' ';
    names += section->name;
  }
  return sections.size() > limit ? names + " ..." : names;
}

bool concerns_two_segments(loader::ErrorCode code) {
  return code == kSegmentsOverlap || code == kSharedPage;
}

bool concerns_a_segment(loader::ErrorCode code) {
  return (code >= kNeedsInterpreter && code <= kDynamicOutside) || concerns_two_segments(code) ||
         code == kEntryNotExecutable;
}

std::string cut_off(std::span<const std::byte> bytes) {
  return host::concat(
      "the file is cut off after ", bytes.size(),
      " bytes: see what copies it, and whether the disk is full, and build it again");
}

// What a file that is no ELF file is, by its first bytes.
std::string for_no_elf(std::span<const std::byte> bytes) {
  struct Kind {
    std::string_view start;
    std::string_view advice;
  };
  static constexpr std::array kKinds = {
      Kind{"!<arch>\n", "this is a static library: link it into a program (cc_binary)"},
      Kind{"!<thin>\n", "this is a static library: link it into a program (cc_binary)"},
      Kind{"BC\xC0\xDE", "this is LLVM bitcode: link it into a program (cc_binary)"},
      Kind{"MZ",
           "this is a Windows or UEFI program: compile and link for the platform "
           "//toolchain:x86_64_kernel"},
      Kind{"#!", "this is a script: name the rule that links the kernel (cc_binary)"},
  };
  const std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
  for (const auto& kind : kKinds) {
    if (text.starts_with(kind.start)) return std::string(kind.advice);
  }
  if (text.starts_with("\x7F"
                       "ELF"))
    return cut_off(bytes);
  return "pass the ELF file that the linker writes, not what objcopy -O binary makes of it";
}

std::string for_machine(const loader::Error& error) {
  struct Machine {
    std::uint64_t number;
    std::string_view name;
  };
  static constexpr std::array kMachines = {
      Machine{EM_386, "32-bit x86"}, Machine{EM_ARM, "32-bit ARM"}, Machine{EM_AARCH64, "AArch64"},
      Machine{EM_RISCV, "RISC-V"}};
  const auto* known = std::ranges::find(kMachines, error.numbers[0], &Machine::number);
  return host::concat(
      "compile for the platform //toolchain:x86_64_kernel",
      known == kMachines.end() ? "" : host::concat("; this file is for ", known->name));
}

std::string for_file_type(const loader::Error& error) {
  if (error.numbers[0] == ET_REL) return "this is an object file: link it (cc_binary)";
  if (error.numbers[0] == ET_CORE) return "this is a memory dump: pass the kernel itself";
  return std::string(kRebuild);
}

std::string for_write_and_execute(const loader::Error& error, const ElfFile& kernel) {
  for (const Section* section : kernel.sections_in_segment(error.segment)) {
    if (section->has_flags(SHF_WRITE | SHF_EXECINSTR)) {
      return host::concat(
          "section ", section->name,
          " itself is declared writable and executable: give code and data sections of "
          "their own (\"ax\" for code, \"aw\" for data)");
    }
  }
  return "give .text and .data PHDRS of their own in the linker script (FLAGS(5) and FLAGS(6)), or "
         "link without it and with linkopts = [\"-Wl,-z,separate-code\"]; -N and --omagic must not "
         "be there";
}

std::string for_entry(const loader::Error& error, const ElfFile& kernel) {
  const std::uint64_t entry = error.numbers[0];
  if (entry == 0) {
    return host::concat("the linker found no entry symbol: ", kEntrySymbol);
  }
  if (const Section* section = kernel.section_at(entry)) {
    return host::concat("the entry address lies in section ", section->name, ": ", kEntrySymbol);
  }
  return std::string(kEntrySymbol);
}

}  // namespace

std::string segment_names(const loader::Error& error, const ElfFile& kernel) {
  std::string lines;
  const auto add = [&](std::uint64_t segment) {
    const auto sections = kernel.sections_in_segment(segment);
    if (sections.empty()) return;
    lines += host::concat("segment ", segment, " is ", names_of(sections), "\n");
  };
  if (concerns_a_segment(error.code)) add(error.segment);
  if (concerns_two_segments(error.code)) add(error.other_segment);
  return lines;
}

std::string advice(const loader::Error& error, const ElfFile& kernel) {
  switch (error.code) {
    case kFileTooShort:
      return kernel.bytes().empty() ? "see why the rule that makes the file writes nothing into it"
                                    : for_no_elf(kernel.bytes());
    case kNotElf:
      return for_no_elf(kernel.bytes());
    case kNot64Bit:
      return "compile for 64 bits: for the platform //toolchain:x86_64_kernel and without -m32";
    case kNotLittleEndian:
      return "compile for the platform //toolchain:x86_64_kernel";
    case kWrongMachine:
      return for_machine(error);
    case kNotExecutable:
      return for_file_type(error);
    case kNoProgramHeaders:
      return "link the file as a program (cc_binary), and do not strip its program headers";
    case kTooManyProgramHeaders:
      return "put sections with the same rights into one segment (PHDRS in the linker script)";
    case kProgramHeadersOutsideFile:
    case kSegmentOutsideFile:
      return cut_off(kernel.bytes());
    case kWrongElfVersion:
    case kWrongHeaderSize:
    case kWrongProgramHeaderSize:
    case kFileSizeAboveMemory:
      return std::string(kRebuild);
    case kNeedsInterpreter:
    case kNeedsLibrary:
    case kTextRelocations:
    case kRelocationType:
      return "nobody links a kernel at run time: build it with kernel_binary, with or without "
             "position_independent = True, or link it with linkopts = [\"-static\", \"-no-pie\"] "
             "or [\"-static-pie\", \"-Wl,--no-dynamic-linker\", \"-Wl,-z,text\"], against static "
             "libraries only";
    case kRelFormat:
    case kRelocationTableOutside:
    case kRelocationEntrySize:
    case kRelocationOutside:
      return "link with lld or GNU ld, keep .dynamic, .rela.dyn and .relr.dyn in a PT_LOAD in the "
             "linker script, and change nothing after the link";
    case kTwoTlsTemplates:
    case kTlsOutside:
      return "put .tdata and .tbss side by side into one PT_LOAD in the linker script, with one "
             "PT_TLS over both (:data :tls)";
    case kTwoDynamicSegments:
    case kDynamicOutside:
      return "put .dynamic into a PT_LOAD in the linker script, with one PT_DYNAMIC over it (:data "
             ":dynamic)";
    case kAlignmentTooLarge:
    case kAlignmentNotPowerOf2:
      return "correct the ALIGN of this segment's sections in the linker script, or the "
             "-z max-page-size option";
    case kAddressWraps:
    case kAddressNotCanonical:
    case kAddressCrossesHalves:
    case kNullPage:
      return std::string(kLinkAddress);
    case kWritableAndExecutable:
      return for_write_and_execute(error, kernel);
    case kNoRights:
      return "give the segment rights in the linker script's PHDRS: FLAGS(4) reads, FLAGS(5) also "
             "executes, FLAGS(6) also writes";
    case kNothingToLoad:
      return "the program is empty: name the library with the kernel's code in deps, keep its "
             "entry function (ENTRY or KEEP in the linker script), and look for sections that the "
             "script discards";
    case kSegmentsOverlap:
      return "let the second segment begin after the first one's end: in the linker script, take "
             "the address from the location counter (\". = ALIGN(4K);\") and not from a number";
    case kSharedPage:
      return "begin each segment on a page of its own: \". = ALIGN(4K);\" between them in the "
             "linker script, or linkopts = [\"-Wl,-z,separate-code\"] without one";
    case kEntryOutside:
    case kEntryNotExecutable:
      return for_entry(error, kernel);

    // Its request: the sentence says what can be had.
    case kRequestWrongMagic:
    case kRequestWrongSize:
      return "declare the request with SLIPWAY_KERNEL_REQUEST (<slipway/kernel_request.h>), once "
             "in the kernel, and put nothing else into the section .slipway_request";
    case kRequestMajorVersion:
    case kRequestMinorVersion:
    case kRequestStackSize:
    case kRequestMemoryOffset:
    case kMemoryMapOverSegment:
    case kMemoryMapOverEntry:
    case kMemoryMapTooLarge:
    case kRequestRecursiveEntry:
    case kRecursiveEntryTaken:
    case kRecursiveOverIdentityMap:
    case kIdentityMapOverSegment:
    case kIdentityMapOverMemory:
    case kRequestPlacement:
    case kPlacementIsFixed:
    case kRequestKernelAddress:
    case kKernelDoesNotFit:
    case kRequestDisplay:
    case kRequestCommandLine:
      return "change SLIPWAY_KERNEL_REQUEST in the kernel's source, or the address that the kernel "
             "is linked to";

    // Not about the file: these happen only at boot.
    case kReadFailed:
    case kDamaged:
    case kNotUnpacked:
    case kBundleReadFailed:
    case kBundleDamaged:
    case kBundleVersion:
    case kBundleInvalid:
    case kUnknownProtocol:
    case kNoMemoryForBundle:
    case kNoMemoryForProgramHeaders:
    case kNoMemoryForSegment:
    case kNoMemoryForStack:
    case kNoMemoryForPageTables:
    case kNoMemoryForModule:
    case kNoMemoryForModuleList:
    case kNoMemoryForBootInfo:
    case kNoMemoryForHandoffPage:
    case kNoMemory:
    case kMemoryMapFull:
    case kNotUsable:
    case kNoVirtualSpace:
    case kAlreadyMapped:
      return {};
  }
  return {};
}

}  // namespace slipway::image
