// SPDX-License-Identifier: Apache-2.0
#include "image/builder/kernel/advice.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <string_view>

#include "boot/loader/elf/elf.h"
#include "boot/protocol/slipway/request_error.h"
#include "host/text/concat.h"

namespace slipway::image {
namespace {

using enum loader::ErrorCode;

constexpr std::string_view kPlatform = "compile for Slipway's platform //toolchain:x86_64_kernel";

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

constexpr std::string_view kLinkStatically =
    "nobody links a kernel at run time: build it with kernel_binary, with or without "
    "position_independent = True, or link it with linkopts = [\"-static\", \"-no-pie\"] or "
    "[\"-static-pie\", \"-Wl,--no-dynamic-linker\", \"-Wl,-z,text\"], against static libraries "
    "only";

constexpr std::string_view kNoIfunc =
    "a function is chosen when the program starts (IFUNC), for which its own code would have to "
    "run "
    "before it is loaded: drop the attributes ifunc and target_clones and libraries that use them, "
    "such as a C library for programs, and choose by a function pointer that the kernel sets "
    "itself, or by a template";

constexpr std::string_view kKeepRelocations =
    "link with lld or GNU ld, keep .dynamic, .rela.dyn and .relr.dyn in a PT_LOAD in the linker "
    "script, and change nothing after the link";

constexpr std::string_view kTlsTogether =
    "put .tdata and .tbss side by side into one PT_LOAD in the linker script, with one PT_TLS over "
    "both (:data :tls)";

constexpr std::string_view kDynamicTogether =
    "put .dynamic into a PT_LOAD in the linker script, with one PT_DYNAMIC over it (:data "
    ":dynamic)";

constexpr std::string_view kAlignment =
    "correct the ALIGN of this segment's sections in the linker script, or the -z max-page-size "
    "option";

constexpr std::string_view kDeclareRequest =
    "declare the request with SLIPWAY_KERNEL_REQUEST (<slipway/kernel_request.h>), once in the "
    "kernel, and put nothing else into the section .slipway_request";

constexpr std::string_view kChangeRequest =
    "change SLIPWAY_KERNEL_REQUEST in the kernel's source, or the address that the kernel is "
    "linked to";

constexpr std::string_view kSameSlipway =
    "build the kernel with the headers of the Slipway that makes the image (//boot/protocol), or "
    "the "
    "image with a Slipway that is as new";

using Error = loader::Error;

std::string for_file_cut_off(const Error&, const ElfFile& kernel) {
  return host::concat(
      "the file is cut off after ", kernel.bytes().size(),
      " bytes: see what copies it, and whether the disk is full, and build it again");
}

// Whether a BIOS would start it, as a disk (EDD 3.0, and any boot sector).
bool is_disk(std::string_view text) {
  constexpr std::size_t kSignatureOffset = 510;
  return text.size() > kSignatureOffset && text.substr(kSignatureOffset).starts_with("\x55\xAA");
}

// What a file that is no ELF file is, by its first bytes.
std::string for_no_elf(const Error& error, const ElfFile& kernel) {
  struct Kind {
    std::string_view start;
    std::string_view advice;
  };
  static constexpr std::string_view kCompressed =
      "this is compressed: name the rule that links the kernel, and not what packs it; the image "
      "has it packed anyway";
  static constexpr std::array kKinds = {
      Kind{"!<arch>\n", "this is a static library: link it into a program (cc_binary)"},
      Kind{"!<thin>\n", "this is a static library: link it into a program (cc_binary)"},
      Kind{"BC\xC0\xDE", "this is LLVM bitcode: link it into a program (cc_binary)"},
      Kind{"MZ",
           "this is a Windows or UEFI program: compile and link for Slipway's platform "
           "//toolchain:x86_64_kernel"},
      Kind{"\xCF\xFA\xED\xFE",
           "this is a program for macOS: compile and link for Slipway's platform "
           "//toolchain:x86_64_kernel"},
      Kind{"\x1F\x8B", kCompressed},
      Kind{"\xFD\x37zXZ", kCompressed},
      Kind{"\x28\xB5\x2F\xFD", kCompressed},
      Kind{"BZh", kCompressed},
      Kind{"#!", "this is a script: name the rule that links the kernel (cc_binary)"},
  };
  static constexpr std::string_view kElf("\177ELF");
  const auto bytes = kernel.bytes();
  const std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
  for (const auto& kind : kKinds) {
    if (text.starts_with(kind.start)) {
      return std::string(kind.advice);
    }
  }
  if (text.starts_with(kElf)) {
    return for_file_cut_off(error, kernel);
  }
  if (is_disk(text)) {
    return "this is a disk, or a boot sector: name the kernel that is on it; boot_test and "
           "qemu_run take a finished disk as it is";
  }
  return "pass the ELF file that the linker writes, not what objcopy -O binary makes of it";
}

std::string for_short_file(const Error& error, const ElfFile& kernel) {
  if (kernel.bytes().empty()) {
    return "see why the rule that makes the file writes nothing into it";
  }
  return for_no_elf(error, kernel);
}

std::string for_machine(const Error& error, const ElfFile&) {
  struct Machine {
    std::uint64_t number;
    std::string_view name;
  };
  static constexpr std::array kMachines = {
      Machine{EM_386, "32-bit x86"}, Machine{EM_ARM, "32-bit ARM"}, Machine{EM_AARCH64, "AArch64"},
      Machine{EM_RISCV, "RISC-V"}};
  const auto* known = std::ranges::find(kMachines, error.numbers[0], &Machine::number);
  return host::concat(
      kPlatform, known == kMachines.end() ? "" : host::concat("; this file is for ", known->name));
}

std::string for_file_type(const Error& error, const ElfFile&) {
  if (error.numbers[0] == ET_REL) {
    return "this is an object file: link it (cc_binary)";
  }
  if (error.numbers[0] == ET_CORE) {
    return "this is a memory dump: pass the kernel itself";
  }
  return std::string(kRebuild);
}

std::string for_write_and_execute(const Error& error, const ElfFile& kernel) {
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

std::string for_entry(const Error& error, const ElfFile& kernel) {
  const std::uint64_t entry = error.numbers[0];
  if (entry == 0) {
    return host::concat("the linker found no entry symbol: ", kEntrySymbol);
  }
  if (const Section* section = kernel.section_at(entry)) {
    return host::concat("the entry address lies in section ", section->name, ": ", kEntrySymbol);
  }
  return std::string(kEntrySymbol);
}

// ELF gABI extension for IFUNC (gnu-gabi): whoever loads the program calls a function of it, which
// returns the address to be used.
std::string for_relocation_type(const Error& error, const ElfFile&) {
  return std::string(error.numbers[0] == loader::elf::kRelocationIfunc ? kNoIfunc
                                                                       : kLinkStatically);
}

struct Row {
  loader::ErrorCode code;
  std::string_view advice;
  std::string (*make)(const Error& error,
                      const ElfFile& kernel) = nullptr;  // if it depends on these
};

// For each error that is found when the image is built: see errors.inc.
constexpr std::array kTable = {
    // The ELF header.
    Row{kFileTooShort, {}, for_short_file},
    Row{kNotElf, {}, for_no_elf},
    Row{kNot64Bit,
        "compile for 64 bits: for Slipway's platform //toolchain:x86_64_kernel and without -m32"},
    Row{kNotLittleEndian, kPlatform},
    Row{kWrongElfVersion, kRebuild},
    Row{kWrongMachine, {}, for_machine},
    Row{kNotExecutable, {}, for_file_type},
    Row{kWrongHeaderSize, kRebuild},
    Row{kWrongProgramHeaderSize, kRebuild},
    Row{kNoProgramHeaders,
        "link the file as a program (cc_binary), and do not strip its program headers"},
    Row{kTooManyProgramHeaders,
        "put sections with the same rights into one segment (PHDRS in the linker script)"},
    Row{kProgramHeadersOutsideFile, {}, for_file_cut_off},

    // One segment.
    Row{kNeedsInterpreter, kLinkStatically},
    Row{kSegmentOutsideFile, {}, for_file_cut_off},
    Row{kFileSizeAboveMemory, kRebuild},
    Row{kAlignmentNotPowerOf2, kAlignment},
    Row{kAlignmentTooLarge, kAlignment},
    Row{kAddressWraps, kLinkAddress},
    Row{kAddressNotCanonical, kLinkAddress},
    Row{kAddressCrossesHalves, kLinkAddress},
    Row{kNullPage, kLinkAddress},
    Row{kWritableAndExecutable, {}, for_write_and_execute},
    Row{kNoRights,
        "give the segment rights in the linker script's PHDRS: FLAGS(4) reads, FLAGS(5) also "
        "executes, FLAGS(6) also writes"},
    Row{kTwoTlsTemplates, kTlsTogether},
    Row{kTlsOutside, kTlsTogether},
    Row{kTwoDynamicSegments, kDynamicTogether},
    Row{kDynamicOutside, kDynamicTogether},

    // All segments together.
    Row{kNothingToLoad,
        "the program is empty: name the library with the kernel's code in deps, keep its entry "
        "function (ENTRY or KEEP in the linker script), and look for sections that the script "
        "discards"},
    Row{kSegmentsOverlap,
        "let the second segment begin after the first one's end: in the linker script, take the "
        "address from the location counter (\". = ALIGN(4K);\") and not from a number"},
    Row{kSharedPage,
        "begin each segment on a page of its own: \". = ALIGN(4K);\" between them in the linker "
        "script, or linkopts = [\"-Wl,-z,separate-code\"] without one"},
    Row{kEntryOutside, {}, for_entry},
    Row{kEntryNotExecutable, {}, for_entry},

    // Relocation.
    Row{kNeedsLibrary, kLinkStatically},
    Row{kTextRelocations, kLinkStatically},
    Row{kRelFormat, kKeepRelocations},
    Row{kRelocationTableOutside, kKeepRelocations},
    Row{kRelocationEntrySize, kKeepRelocations},
    Row{kRelocationType, {}, for_relocation_type},
    Row{kRelocationOutside, kKeepRelocations},

    // What a plan wants for it: the sentence says what can be had.
    Row{kPlanStackSize, kChangeRequest},
    Row{kPlanMemoryOffset, kChangeRequest},
    Row{kMemoryMapOverSegment, kChangeRequest},
    Row{kMemoryMapOverEntry, kChangeRequest},
    Row{kPlanRecursiveEntry, kChangeRequest},
    Row{kRecursiveEntryTaken, kChangeRequest},
    Row{kIdentityMapOverSegment, kChangeRequest},
    Row{kPlacementIsFixed, kChangeRequest},
    Row{kPlanKernelAddress, kChangeRequest},
    Row{kKernelDoesNotFit, kChangeRequest},
};

// In the order of errors.inc, so that nothing is there twice.
static_assert(std::ranges::is_sorted(kTable, {}, &Row::code) &&
              std::ranges::adjacent_find(kTable, {}, &Row::code) == kTable.end());

using enum protocol::RequestError;

// For each error in the table of Slipway's own protocol, by its number.
struct RequestRow {
  protocol::RequestError error;
  std::string_view advice;
};

constexpr std::array kRequestTable = {
    RequestRow{kWrongMagic, kDeclareRequest}, RequestRow{kWrongSize, kDeclareRequest},
    RequestRow{kMajorVersion, kSameSlipway},  RequestRow{kMinorVersion, kSameSlipway},
    RequestRow{kPlacement, kChangeRequest},   RequestRow{kDisplay, kChangeRequest},
    RequestRow{kCommandLine, kChangeRequest},
};

static_assert(kRequestTable.size() == std::size(protocol::kRequestErrorTexts));
static_assert(std::ranges::is_sorted(kRequestTable, {}, &RequestRow::error) &&
              std::ranges::adjacent_find(kRequestTable, {}, &RequestRow::error) ==
                  kRequestTable.end());

}  // namespace

std::string_view advice_about_ifunc() {
  return kNoIfunc;
}

std::string advice(const Error& error, const ElfFile& kernel) {
  if (const auto in_request = protocol::request_error(error)) {
    return std::string(kRequestTable[static_cast<std::size_t>(*in_request)].advice);
  }
  const auto* const row = std::ranges::find(kTable, error.code, &Row::code);
  if (row == kTable.end()) {
    return {};
  }
  return row->make != nullptr ? row->make(error, kernel) : std::string(row->advice);
}

}  // namespace slipway::image
