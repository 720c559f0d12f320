// SPDX-License-Identifier: Apache-2.0
#include "image/builder/testing/broken_kernels.h"

#include <algorithm>
#include <array>
#include <limits>
#include <string>

#include "image/builder/testing/foreign_kernels.h"
#include "image/builder/testing/test_kernel.h"

namespace slipway::image {
namespace {

namespace elf = loader::elf;
using elf::FileHeader;
using elf::ProgramHeader;
using protocol::RequestError;
using enum loader::ErrorCode;

constexpr std::uint32_t kAllRights = elf::kFlagRead | elf::kFlagWrite | elf::kFlagExecute;
constexpr std::uint64_t kLowerHalfEnd = std::uint64_t{1} << 47;

host::Bytes text_file(std::string_view text) {
  const auto raw = std::as_bytes(std::span(text));
  host::Bytes file(raw.begin(), raw.end());
  file.resize(std::max<std::size_t>(file.size(), 4096));
  return file;
}

// The fit kernel's file cut off after `size` bytes.
host::Bytes cut_off(std::size_t size) {
  host::Bytes file = TestKernel().file();
  file.resize(size);
  return file;
}

host::Bytes with_extra_segment(elf::SegmentType type, std::uint64_t address, std::uint64_t size) {
  TestKernel kernel;
  kernel.add(type, elf::kFlagRead, address, host::Bytes(1)).header.memory_size = size;
  return kernel.file();
}

host::Bytes with_two(elf::SegmentType type) {
  TestKernel kernel;
  for (int i = 0; i < 2; ++i) {
    kernel.add(type, elf::kFlagRead, kTestDataAddress, {}).header.memory_size = 16;
  }
  return kernel.file();
}

template <typename T>
void append(host::Bytes& bytes, const T& object) {
  const auto raw = std::as_bytes(std::span(&object, 1));
  bytes.insert(bytes.end(), raw.begin(), raw.end());
}

// A position-independent kernel with this dynamic section, and `table` behind it, in .rodata.
host::Bytes with_dynamic_section(const std::vector<elf::DynamicEntry>& entries,
                                 const host::Bytes& table = {}) {
  TestKernel kernel;
  kernel.header.type = elf::FileType::kShared;
  host::Bytes contents;
  for (const auto& entry : entries) {
    append(contents, entry);
  }
  append(contents, elf::DynamicEntry{});
  const std::uint64_t size = contents.size();
  contents.insert(contents.end(), table.begin(), table.end());
  kernel.segments[kTestRodata].header.memory_size = contents.size();
  kernel.segments[kTestRodata].contents = contents;
  kernel.add(elf::SegmentType::kDynamic, elf::kFlagRead, kTestRodataAddress, {})
      .header.memory_size = size;
  return kernel.file();
}

host::Bytes with_relocation(const elf::Rela& relocation) {
  constexpr std::uint64_t kTable = kTestRodataAddress + 4 * sizeof(elf::DynamicEntry);
  host::Bytes table;
  append(table, relocation);
  return with_dynamic_section({{elf::DynamicTag::kRela, kTable},
                               {elf::DynamicTag::kRelaSize, sizeof(relocation)},
                               {elf::DynamicTag::kRelaEntrySize, sizeof(relocation)}},
                              table);
}

host::Bytes with_entry(std::uint64_t entry) {
  TestKernel kernel;
  kernel.header.entry = entry;
  return kernel.file();
}

// .data moved to `address`.
host::Bytes with_data_at(std::uint64_t address) {
  TestKernel kernel;
  auto& data = kernel.segments[kTestData];
  data.header.virtual_address = address;
  for (auto& section : data.sections) {
    section.address += address - kTestDataAddress;
  }
  return kernel.file();
}

host::Bytes with_request(const protocol::KernelRequest& request) {
  return kernel_with_request(request).file();
}

// The kernel with a request, and its section changed.
host::Bytes with_request_section(void (*change)(TestSegment& segment)) {
  TestKernel kernel = kernel_with_request({});
  change(kernel.segments.back());
  return kernel.file();
}

// Position-independent, linked to 0, and larger than the 2 GiB that it is put into.
host::Bytes too_large() {
  TestKernel kernel;
  kernel.header.type = elf::FileType::kShared;
  kernel.header.entry -= kTestTextAddress;
  for (auto& segment : kernel.segments) {
    segment.header.virtual_address -= kTestTextAddress;
    for (auto& section : segment.sections) {
      section.address -= kTestTextAddress;
    }
  }
  kernel.segments[kTestData].header.memory_size = std::uint64_t{2} << 30;
  return kernel.file();
}

constexpr std::string_view kCutOff = "the file is cut off";
constexpr std::string_view kPlatform = "compile for Slipway's platform //toolchain:x86_64_kernel";
constexpr std::string_view kLinkAddress = "-Wl,--image-base=0xffffffff80000000";

constexpr std::string_view kDeclareIt = "declare the request with SLIPWAY_KERNEL_REQUEST";
constexpr std::string_view kDeclareOne = "declare one request in the whole kernel";
constexpr std::string_view kChangeIt = "change SLIPWAY_KERNEL_REQUEST";

constexpr std::string_view kOwnEntry = "give the kernel an entry point";

constexpr std::array kBrokenKernels = {
    // The ELF header.
    BrokenKernel{"empty", kFileTooShort, [] { return host::Bytes(); }, "writes nothing"},
    BrokenKernel{"half_a_header", kFileTooShort, [] { return cut_off(40); }, kCutOff},
    BrokenKernel{"flat_binary", kNotElf, [] { return text_file("\xFA\xF4\xEB\xFD"); },
                 "not what objcopy -O binary makes of it"},
    BrokenKernel{"static_library", kNotElf, [] { return text_file("!<arch>\n"); },
                 "this is a static library: link it"},
    BrokenKernel{"windows_program", kNotElf, [] { return text_file("MZ"); },
                 "this is a Windows or UEFI program"},
    BrokenKernel{"macos_program", kNotElf, [] { return text_file("\xCF\xFA\xED\xFE"); },
                 "this is a program for macOS"},
    BrokenKernel{"gzip_file", kNotElf, [] { return text_file("\x1F\x8B"); }, "this is compressed"},
    BrokenKernel{"zstd_file", kNotElf, [] { return text_file("\x28\xB5\x2F\xFD"); },
                 "this is compressed"},
    BrokenKernel{"disk", kNotElf,
                 [] {
                   host::Bytes disk(std::size_t{2} * 512);
                   disk[510] = std::byte{0x55};
                   disk[511] = std::byte{0xAA};
                   return disk;
                 },
                 "this is a disk, or a boot sector"},
    BrokenKernel{"script", kNotElf, [] { return text_file("#!/bin/sh\n"); }, "this is a script"},
    BrokenKernel{"class_32_bit", kNot64Bit,
                 [] {
                   return with_file_header(
                       [](FileHeader& header) { header.identification[elf::kClassIndex] = 1; });
                 },
                 "compile for 64 bits"},
    BrokenKernel{"big_endian", kNotLittleEndian,
                 [] {
                   return with_file_header(
                       [](FileHeader& header) { header.identification[elf::kDataIndex] = 2; });
                 },
                 kPlatform},
    BrokenKernel{"elf_version", kWrongElfVersion,
                 [] { return with_file_header([](FileHeader& header) { header.version = 2; }); },
                 "after the link"},
    BrokenKernel{"aarch64", kWrongMachine,
                 [] {
                   return with_file_header(
                       [](FileHeader& header) { header.machine = elf::Machine{EM_AARCH64}; });
                 },
                 "this file is for AArch64"},
    BrokenKernel{"object_file", kNotExecutable,
                 [] {
                   return with_file_header(
                       [](FileHeader& header) { header.type = elf::FileType::kRelocatable; });
                 },
                 "this is an object file: link it"},
    BrokenKernel{
        "header_size", kWrongHeaderSize,
        [] { return with_file_header([](FileHeader& header) { header.header_size = 0; }); },
        "after the link"},
    BrokenKernel{"program_header_size", kWrongProgramHeaderSize,
                 [] {
                   return with_file_header(
                       [](FileHeader& header) { header.program_header_size = 32; });
                 },
                 "after the link"},
    BrokenKernel{"no_program_headers", kNoProgramHeaders,
                 [] {
                   return with_file_header(
                       [](FileHeader& header) { header.program_header_count = 0; });
                 },
                 "link the file as a program"},
    BrokenKernel{"too_many_program_headers", kTooManyProgramHeaders,
                 [] {
                   return with_file_header([](FileHeader& header) {
                     header.program_header_count = elf::kExtendedProgramHeaderCount;
                   });
                 },
                 "PHDRS"},
    BrokenKernel{"program_headers_outside", kProgramHeadersOutsideFile,
                 [] { return cut_off(sizeof(FileHeader) + sizeof(ProgramHeader)); }, kCutOff},

    // One segment.
    BrokenKernel{
        "interpreter", kNeedsInterpreter,
        [] { return with_extra_segment(elf::SegmentType::kInterpreter, kTestRodataAddress, 1); },
        "-static"},
    BrokenKernel{"dynamic_outside", kDynamicOutside,
                 [] {
                   return with_extra_segment(elf::SegmentType::kDynamic, kTestDataAddress + 0x10000,
                                             16);
                 },
                 ":data :dynamic"},
    BrokenKernel{"two_dynamic_segments", kTwoDynamicSegments,
                 [] { return with_two(elf::SegmentType::kDynamic); }, ":data :dynamic"},
    BrokenKernel{"shared_library", kNeedsLibrary,
                 [] { return with_dynamic_section({{elf::DynamicTag::kNeeded, 1}}); },
                 "-static-pie"},
    BrokenKernel{"text_relocations", kTextRelocations,
                 [] { return with_dynamic_section({{elf::DynamicTag::kTextRelocations, 0}}); },
                 "-Wl,-z,text"},
    BrokenKernel{"relocations_without_addends", kRelFormat,
                 [] { return with_dynamic_section({{elf::DynamicTag::kRel, kTestDataAddress}}); },
                 "link with lld or GNU ld"},
    BrokenKernel{"relocation_table_outside", kRelocationTableOutside,
                 [] {
                   return with_dynamic_section(
                       {{elf::DynamicTag::kRela, kTestDataAddress + 0x10000},
                        {elf::DynamicTag::kRelaSize, sizeof(elf::Rela)},
                        {elf::DynamicTag::kRelaEntrySize, sizeof(elf::Rela)}});
                 },
                 "keep .dynamic, .rela.dyn"},
    BrokenKernel{"relocation_entry_size", kRelocationEntrySize,
                 [] {
                   return with_dynamic_section({{elf::DynamicTag::kRela, kTestDataAddress},
                                                {elf::DynamicTag::kRelaSize, 16},
                                                {elf::DynamicTag::kRelaEntrySize, 16}});
                 },
                 "after the link"},
    BrokenKernel{"relocation", kRelocationType,
                 [] { return with_relocation({kTestDataAddress, 6, 0}); }, "-static-pie"},
    BrokenKernel{"ifunc", kRelocationType,
                 [] { return with_relocation({kTestDataAddress, elf::kRelocationIfunc, 0}); },
                 "drop the attributes ifunc and target_clones"},
    BrokenKernel{
        "relocation_outside", kRelocationOutside,
        [] { return with_relocation({kTestTextAddress - 8, elf::kRelocationRelative, 0}); },
        "after the link"},
    BrokenKernel{"tls_outside", kTlsOutside,
                 [] {
                   return with_extra_segment(elf::SegmentType::kThreadLocalStorage,
                                             kTestDataAddress + 0x10000, 1);
                 },
                 ".tdata and .tbss"},
    BrokenKernel{"two_tls_templates", kTwoTlsTemplates,
                 [] { return with_two(elf::SegmentType::kThreadLocalStorage); },
                 ".tdata and .tbss"},
    BrokenKernel{"alignment_too_large", kAlignmentTooLarge,
                 [] {
                   TestKernel kernel;
                   kernel.header.type = elf::FileType::kShared;
                   kernel.segments[kTestText].header.alignment = 1 << 30;
                   return kernel.file();
                 },
                 "max-page-size"},
    BrokenKernel{"cut_off", kSegmentOutsideFile, [] { return cut_off(3 * 4096 + 4); }, kCutOff},
    BrokenKernel{"offset_wraps", kSegmentOutsideFile,
                 [] {
                   return with_program_header(kTestText, [](ProgramHeader& header) {
                     header.offset = std::numeric_limits<std::uint64_t>::max();
                   });
                 },
                 kCutOff},
    BrokenKernel{"file_size_above_memory", kFileSizeAboveMemory,
                 [] {
                   return with_program_header(
                       kTestData, [](ProgramHeader& header) { header.memory_size = 4; });
                 },
                 "after the link"},
    BrokenKernel{"alignment", kAlignmentNotPowerOf2,
                 [] {
                   return with_program_header(
                       kTestText, [](ProgramHeader& header) { header.alignment = 0x1800; });
                 },
                 "ALIGN"},
    BrokenKernel{
        "address_wraps", kAddressWraps,
        [] { return with_extra_segment(elf::SegmentType::kLoad, ~std::uint64_t{0xFFF}, 0x1001); },
        kLinkAddress},
    BrokenKernel{"not_canonical", kAddressNotCanonical,
                 [] { return with_extra_segment(elf::SegmentType::kLoad, kLowerHalfEnd, 0x1000); },
                 kLinkAddress},
    BrokenKernel{"crosses_halves", kAddressCrossesHalves,
                 [] {
                   return with_extra_segment(elf::SegmentType::kLoad, kLowerHalfEnd - 0x1000,
                                             ~std::uint64_t{0} - 2 * kLowerHalfEnd + 0x3000);
                 },
                 kLinkAddress},
    BrokenKernel{"null_page", kNullPage,
                 [] { return with_extra_segment(elf::SegmentType::kLoad, 0, 0x1000); },
                 kLinkAddress},
    BrokenKernel{"writable_and_executable", kWritableAndExecutable,
                 [] {
                   return with_program_header(
                       kTestText, [](ProgramHeader& header) { header.flags = kAllRights; });
                 },
                 "-Wl,-z,separate-code"},
    BrokenKernel{"no_rights", kNoRights,
                 [] {
                   return with_program_header(kTestRodata,
                                              [](ProgramHeader& header) { header.flags = 0; });
                 },
                 "FLAGS(4)"},

    // All segments together.
    BrokenKernel{"nothing_to_load", kNothingToLoad,
                 [] {
                   TestKernel kernel;
                   for (auto& segment : kernel.segments) {
                     segment.header.type = elf::SegmentType::kNote;
                   }
                   return kernel.file();
                 },
                 "the program is empty"},
    BrokenKernel{"overlap", kSegmentsOverlap, [] { return with_data_at(kTestRodataAddress + 2); },
                 "the second segment begin after the first"},
    BrokenKernel{"shared_page", kSharedPage,
                 [] { return with_data_at(kTestRodataAddress + 0x100); }, ". = ALIGN(4K)"},
    BrokenKernel{"no_entry", kEntryOutside, [] { return with_entry(0); },
                 "the linker found no entry symbol"},
    BrokenKernel{"entry_outside", kEntryOutside, [] { return with_entry(kTestTextAddress + 0x10); },
                 "-Wl,-e,SYMBOL"},
    BrokenKernel{"entry_in_data", kEntryNotExecutable, [] { return with_entry(kTestDataAddress); },
                 "lies in section .data"},

    // What the kernel asks for.
    BrokenKernel{"request_magic", RequestError::kWrongMagic,
                 [] { return with_request({.magic = 1}); }, kDeclareIt},
    BrokenKernel{"request_size", RequestError::kWrongSize,
                 [] { return with_request({.size = 8192}); }, kDeclareIt},
    BrokenKernel{"request_major_version", RequestError::kMajorVersion,
                 [] { return with_request({.major_version = 2}); }, "build the kernel with"},
    BrokenKernel{"request_minor_version", RequestError::kMinorVersion,
                 [] { return with_request({.minimum_minor_version = 9}); },
                 "with a Slipway that is as new"},
    BrokenKernel{"stack_size", kPlanStackSize, [] { return with_request({.stack_size = 1000}); },
                 kChangeIt},
    BrokenKernel{"memory_offset", kPlanMemoryOffset,
                 [] { return with_request({.physical_memory_offset = 0x1000}); }, kChangeIt},
    BrokenKernel{"memory_over_segment", kMemoryMapOverSegment,
                 [] { return with_request({.physical_memory_offset = kTestTextAddress}); },
                 kChangeIt},
    BrokenKernel{"memory_over_recursive_entry", kMemoryMapOverEntry,
                 [] {
                   return with_request(
                       {.physical_memory_offset = 0xFFFF'9600'0000'0000, .recursive_entry = 300});
                 },
                 kChangeIt},
    BrokenKernel{"recursive_entry", kPlanRecursiveEntry,
                 [] { return with_request({.recursive_entry = 512}); }, kChangeIt},
    BrokenKernel{"recursive_entry_taken", kRecursiveEntryTaken,
                 [] { return with_request({.recursive_entry = 511}); }, kChangeIt},
    BrokenKernel{"identity_map_over_segment", kIdentityMapOverSegment,
                 [] {
                   TestKernel kernel = kernel_with_request({.identity_map = true});
                   kernel.add(elf::SegmentType::kLoad, elf::kFlagRead, 0x20'0000, host::Bytes(1));
                   return kernel.file();
                 },
                 kChangeIt},
    BrokenKernel{"placement", RequestError::kPlacement,
                 [] { return with_request({.placement = protocol::KernelPlacement{7}}); },
                 kChangeIt},
    BrokenKernel{"placement_of_a_fixed_kernel", kPlacementIsFixed,
                 [] { return with_request({.placement = protocol::KernelPlacement::kRandom}); },
                 kChangeIt},
    BrokenKernel{"kernel_address", kPlanKernelAddress,
                 [] {
                   return with_request({.placement = protocol::KernelPlacement::kAtAddress,
                                        .kernel_address = 0x1000});
                 },
                 kChangeIt},
    BrokenKernel{"does_not_fit", kKernelDoesNotFit, too_large, kChangeIt},
    BrokenKernel{"display", RequestError::kDisplay,
                 [] { return with_request({.display = protocol::DisplayMode{4}}); }, kChangeIt},
    BrokenKernel{"command_line", RequestError::kCommandLine,
                 [] {
                   protocol::KernelRequest request;
                   std::ranges::fill(request.command_line, 'x');
                   return with_request(request);
                 },
                 kChangeIt},

    // Where it says so.
    BrokenKernel{"request_elsewhere", SectionFault::kElsewhere,
                 [] {
                   return with_request_section(
                       [](TestSegment& segment) { segment.sections[0].name = ".rodata"; });
                 },
                 "KEEP(*(.slipway_request))"},
    BrokenKernel{"two_request_sections", SectionFault::kSeveral,
                 [] {
                   return with_request_section([](TestSegment& segment) {
                     segment.sections.push_back(segment.sections.front());
                   });
                 },
                 "KEEP(*(.slipway_request))"},
    BrokenKernel{"request_without_bytes", SectionFault::kNoBytes,
                 [] {
                   return with_request_section(
                       [](TestSegment& segment) { segment.sections[0].type = SHT_NOBITS; });
                 },
                 kDeclareOne},
    BrokenKernel{"two_requests", SectionFault::kMoreThanNeeded,
                 [] {
                   return with_request_section([](TestSegment& segment) {
                     const host::Bytes request = segment.contents;
                     segment.contents.insert(segment.contents.end(), request.begin(),
                                             request.end());
                     segment.header.memory_size = segment.contents.size();
                     segment.sections[0].size = segment.contents.size();
                   });
                 },
                 kDeclareOne},

    // Kernels for other loaders.
    BrokenKernel{"stivale2", ForeignProtocol::kStivale2,
                 [] { return kernel_for_stivale2().file(); }, kOwnEntry},
    BrokenKernel{"bootboot", ForeignProtocol::kBootboot,
                 [] { return kernel_for_bootboot().file(); }, kOwnEntry},
    BrokenKernel{"pvh", ForeignProtocol::kPvh, [] { return kernel_for_pvh().file(); }, kOwnEntry},
};

}  // namespace

std::span<const BrokenKernel> broken_kernels() {
  return kBrokenKernels;
}

}  // namespace slipway::image
