// SPDX-License-Identifier: Apache-2.0
#include "image/builder/kernel/elf_file.h"

#include <algorithm>
#include <cstring>

namespace slipway::image {
namespace {

namespace elf = loader::elf;

// The `Record` at `offset` of `file`, or nothing if it does not lie inside.
template <typename Record>
std::optional<Record> record_at(std::span<const std::byte> file, std::uint64_t offset) {
  if (offset > file.size() || file.size() - offset < sizeof(Record)) {
    return std::nullopt;
  }
  Record record;
  std::memcpy(&record, file.subspan(offset).data(), sizeof record);
  return record;
}

// The `Record` number `index` of the table at `table_offset`.
template <typename Record>
std::optional<Record> record_in_table(std::span<const std::byte> file, std::uint64_t table_offset,
                                      std::uint64_t index) {
  if (table_offset > file.size()) {
    return std::nullopt;
  }
  return record_at<Record>(file.subspan(table_offset), index * sizeof(Record));
}

std::string string_at(std::span<const std::byte> file, const Elf64_Shdr& table,
                      std::uint64_t index) {
  if (table.sh_offset > file.size() || table.sh_size > file.size() - table.sh_offset) {
    return {};
  }
  if (index >= table.sh_size) {
    return {};
  }
  const auto bytes = file.subspan(table.sh_offset, table.sh_size).subspan(index);
  const auto end = std::ranges::find(bytes, std::byte{0});
  return {reinterpret_cast<const char*>(bytes.data()),
          static_cast<std::size_t>(end - bytes.begin())};
}

std::vector<elf::ProgramHeader> program_headers_of(std::span<const std::byte> file,
                                                   const elf::FileHeader& header) {
  std::vector<elf::ProgramHeader> headers;
  for (std::uint64_t index = 0; index < header.program_header_count; ++index) {
    const auto entry =
        record_in_table<elf::ProgramHeader>(file, header.program_header_offset, index);
    if (!entry) {
      break;
    }
    headers.push_back(*entry);
  }
  return headers;
}

std::vector<Section> sections_of(std::span<const std::byte> file, const elf::FileHeader& header) {
  if (header.section_header_size != sizeof(Elf64_Shdr)) {
    return {};
  }
  const auto names =
      record_in_table<Elf64_Shdr>(file, header.section_header_offset, header.section_names_index);
  if (!names) {
    return {};
  }

  std::vector<Section> sections;
  for (std::uint64_t index = 0; index < header.section_header_count; ++index) {
    const auto section = record_in_table<Elf64_Shdr>(file, header.section_header_offset, index);
    if (!section) {
      return {};
    }
    sections.push_back({string_at(file, *names, section->sh_name), *section});
  }
  return sections;
}

bool begins_in(std::uint64_t where, std::uint64_t start, std::uint64_t size) {
  return where >= start && where - start < size;
}

// As `readelf --segments` decides it. By addresses alone, a section would also belong to a segment
// that wrongly reaches over it.
bool is_part_of(const Elf64_Shdr& section, const elf::ProgramHeader& segment) {
  // .bss has no bytes: its offset is where they would begin, the end of the segment's.
  const std::uint64_t file_size = segment.file_size + (section.sh_type == SHT_NOBITS ? 1 : 0);
  return section.sh_size != 0 &&
         begins_in(section.sh_addr, segment.virtual_address, segment.memory_size) &&
         begins_in(section.sh_offset, segment.offset, file_size);
}

}  // namespace

ElfFile::ElfFile(std::span<const std::byte> bytes)
    : bytes_(bytes),
      header_(record_at<elf::FileHeader>(bytes, 0).value_or(elf::FileHeader{})),
      program_headers_(program_headers_of(bytes, header_)),
      all_sections_(sections_of(bytes, header_)),
      sections_(all_sections_) {
  std::erase_if(sections_, [](const Section& section) { return !section.has_flags(SHF_ALLOC); });
}

std::span<const std::byte> ElfFile::bytes_of(const elf::ProgramHeader& segment) const {
  if (segment.offset > bytes_.size() || segment.file_size > bytes_.size() - segment.offset) {
    return {};
  }
  return bytes_.subspan(segment.offset, segment.file_size);
}

std::vector<const Section*> ElfFile::sections_in_segment(std::uint64_t index) const {
  std::vector<const Section*> inside;
  if (index >= program_headers_.size()) {
    return inside;
  }
  for (const auto& section : sections_) {
    if (is_part_of(section.header, program_headers_[index])) {
      inside.push_back(&section);
    }
  }
  return inside;
}

std::vector<const Section*> ElfFile::sections_named(std::string_view name) const {
  std::vector<const Section*> found;
  for (const auto& section : all_sections_) {
    if (section.name == name) {
      found.push_back(&section);
    }
  }
  return found;
}

std::optional<std::span<const std::byte>> ElfFile::section_bytes(const Section& section) const {
  const auto& [name, header] = section;
  if (header.sh_type == SHT_NOBITS || header.sh_offset > bytes_.size() ||
      header.sh_size > bytes_.size() - header.sh_offset) {
    return std::nullopt;
  }
  return bytes_.subspan(header.sh_offset, header.sh_size);
}

const Section* ElfFile::section_at(std::uint64_t address) const {
  const auto found = std::ranges::find_if(
      sections_, [&](const Section& section) { return section.holds(address); });
  return found != sections_.end() ? &*found : nullptr;
}

}  // namespace slipway::image
