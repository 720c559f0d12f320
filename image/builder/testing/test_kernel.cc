// SPDX-License-Identifier: Apache-2.0
#include "image/builder/testing/test_kernel.h"

#include <algorithm>
#include <cstring>
#include <span>
#include <utility>

#include "boot/loader/elf/test_kernel.h"

namespace slipway::image {
namespace {

namespace elf = loader::elf;

constexpr std::uint64_t kPage = 4096;
constexpr std::uint32_t kReadExecute = elf::kFlagRead | elf::kFlagExecute;
constexpr std::uint32_t kReadWrite = elf::kFlagRead | elf::kFlagWrite;

host::Bytes bytes(std::initializer_list<int> values) {
  host::Bytes result;
  for (const int value : values) {
    result.push_back(static_cast<std::byte>(value));
  }
  return result;
}

template <typename Record>
void append(host::Bytes& file, const Record& record) {
  const auto raw = std::as_bytes(std::span(&record, 1));
  file.insert(file.end(), raw.begin(), raw.end());
}

template <typename Record>
void put(host::Bytes& file, std::size_t offset, const Record& record) {
  std::memcpy(file.data() + offset, &record, sizeof record);
}

template <typename Record>
void change_record(host::Bytes& file, std::size_t offset, void (*change)(Record&)) {
  Record record;
  std::memcpy(&record, file.data() + offset, sizeof record);
  change(record);
  put(file, offset, record);
}

std::uint64_t round_up_to_page(std::uint64_t size) {
  return (size + kPage - 1) / kPage * kPage;
}

// Appends the section headers, an empty one first and that of the names last, as linkers do.
void append_sections(host::Bytes& file, elf::FileHeader& header,
                     const std::vector<TestSegment>& segments,
                     std::span<const elf::ProgramHeader> program_headers) {
  std::string names(1, '\0');
  const auto add_name = [&names](const std::string& name) {
    const auto index = static_cast<Elf64_Word>(names.size());
    names += name + '\0';
    return index;
  };
  std::vector<Elf64_Shdr> headers(1);
  for (std::size_t index = 0; index < segments.size(); ++index) {
    const elf::ProgramHeader& segment = program_headers[index];
    for (const auto& section : segments[index].sections) {
      auto& entry = headers.emplace_back();
      entry.sh_name = add_name(section.name);
      entry.sh_type = section.type;
      entry.sh_flags = section.flags | SHF_ALLOC;
      entry.sh_addr = section.address;
      entry.sh_offset = section.type == SHT_NOBITS
                            ? segment.offset + segment.file_size
                            : segment.offset + (section.address - segment.virtual_address);
      entry.sh_size = section.size;
    }
  }
  auto& names_entry = headers.emplace_back();
  names_entry.sh_name = add_name(".shstrtab");
  names_entry.sh_type = SHT_STRTAB;
  names_entry.sh_offset = file.size();
  names_entry.sh_size = names.size();
  const auto raw_names = std::as_bytes(std::span(names));
  file.insert(file.end(), raw_names.begin(), raw_names.end());

  header.section_header_offset = file.size();
  header.section_header_size = sizeof(Elf64_Shdr);
  header.section_header_count = static_cast<std::uint16_t>(headers.size());
  header.section_names_index = static_cast<std::uint16_t>(headers.size() - 1);
  for (const auto& section : headers) {
    append(file, section);
  }
}

}  // namespace

TestKernel::TestKernel() : header(loader::testing::TestKernel::empty().header) {
  add(elf::SegmentType::kLoad, kReadExecute, kTestTextAddress,
      bytes({0xFA, 0xF4, 0xEB, 0xFC}))  // cli; hlt; jmp to the start
      .sections = {{".text", SHF_EXECINSTR, kTestTextAddress, 4}};
  add(elf::SegmentType::kLoad, elf::kFlagRead, kTestRodataAddress, bytes({'H', 'i', '!', 0}))
      .sections = {{".rodata", 0, kTestRodataAddress, 4}};
  auto& data =
      add(elf::SegmentType::kLoad, kReadWrite, kTestDataAddress, bytes({1, 0, 2, 0, 0, 0, 0, 0}));
  data.header.memory_size = 2 * kPage;
  data.sections = {
      {".data", SHF_WRITE, kTestDataAddress, 8},
      {".bss", SHF_WRITE, kTestDataAddress + 8, 2 * kPage - 8, SHT_NOBITS},
  };
}

TestSegment& TestKernel::add(elf::SegmentType type, std::uint32_t flags, std::uint64_t address,
                             host::Bytes contents) {
  return segments.emplace_back(TestSegment{.header = {.type = type,
                                                      .flags = flags,
                                                      .offset = 0,
                                                      .virtual_address = address,
                                                      .physical_address = address,
                                                      .file_size = 0,
                                                      .memory_size = contents.size(),
                                                      .alignment = kPage},
                                           .contents = std::move(contents),
                                           .sections = {}});
}

host::Bytes TestKernel::file() const {
  elf::FileHeader file_header = header;
  file_header.program_header_count = static_cast<std::uint16_t>(segments.size());
  host::Bytes file(file_header.program_header_offset +
                   segments.size() * sizeof(elf::ProgramHeader));

  std::vector<elf::ProgramHeader> program_headers;
  for (const auto& segment : segments) {
    file.resize(round_up_to_page(file.size()));
    auto& program_header = program_headers.emplace_back(segment.header);
    program_header.offset = file.size();
    program_header.file_size = segment.contents.size();
    file.insert(file.end(), segment.contents.begin(), segment.contents.end());
  }
  std::ranges::copy(std::as_bytes(std::span(program_headers)),
                    file.begin() + static_cast<std::ptrdiff_t>(file_header.program_header_offset));
  append_sections(file, file_header, segments, program_headers);
  put(file, 0, file_header);
  return file;
}

TestKernel kernel_with_request(const protocol::KernelRequest& request) {
  constexpr std::uint64_t address = kTestTextAddress + 0x10000;
  const auto bytes = std::as_bytes(std::span(&request, 1));
  TestKernel kernel;
  kernel
      .add(elf::SegmentType::kLoad, elf::kFlagRead, address,
           host::Bytes(bytes.begin(), bytes.end()))
      .sections = {{protocol::kRequestSection, 0, address, bytes.size()}};
  return kernel;
}

host::Bytes with_file_header(void (*change)(elf::FileHeader&)) {
  host::Bytes file = TestKernel().file();
  change_record(file, 0, change);
  return file;
}

host::Bytes with_program_header(std::uint32_t index, void (*change)(elf::ProgramHeader&)) {
  host::Bytes file = TestKernel().file();
  change_record(file, sizeof(elf::FileHeader) + index * sizeof(elf::ProgramHeader), change);
  return file;
}

}  // namespace slipway::image
