// SPDX-License-Identifier: Apache-2.0
// An ELF file as the people who built it see it: headers, and segments by the names of the sections
// in them. The file may be damaged in any way, and what cannot be found is left out.
#ifndef SLIPWAY_IMAGE_BUILDER_KERNEL_ELF_FILE_H_
#define SLIPWAY_IMAGE_BUILDER_KERNEL_ELF_FILE_H_

#include <elf.h>  // section headers, which the loader has no name for

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "boot/loader/elf/elf.h"

namespace slipway::image {

struct Section {
  std::string name;
  Elf64_Shdr header;

  bool holds(std::uint64_t address) const {
    return address >= header.sh_addr && address - header.sh_addr < header.sh_size;
  }
  bool has_flags(std::uint64_t flags) const { return (header.sh_flags & flags) == flags; }
};

class ElfFile {
 public:
  // `bytes` must outlive this object.
  explicit ElfFile(std::span<const std::byte> bytes);

  std::span<const std::byte> bytes() const { return bytes_; }

  // What the file begins with; zeroes where it is too short for that.
  const loader::elf::FileHeader& header() const { return header_; }

  // The program header table, up to the first entry that is not in the file.
  std::span<const loader::elf::ProgramHeader> program_headers() const { return program_headers_; }

  // What the file holds of a segment; nothing if that is not in the file.
  std::span<const std::byte> bytes_of(const loader::elf::ProgramHeader& segment) const;

  // Those that take up memory when the program runs (SHF_ALLOC), in the order of the file. Empty
  // where it has no sections or their headers make no sense: that is no fault of a kernel, since
  // they are not loaded.
  const std::vector<Section>& sections() const { return sections_; }

  // The sections that segment `index` consists of: begin in it in memory and in the file.
  std::vector<const Section*> sections_in_segment(std::uint64_t index) const;

  // The sections of that name, whether or not they are loaded.
  std::vector<const Section*> sections_named(std::string_view name) const;

  // What the file holds of a section; nothing if that is not in the file.
  std::optional<std::span<const std::byte>> section_bytes(const Section& section) const;

  // The section that holds `address`, or null.
  const Section* section_at(std::uint64_t address) const;

 private:
  std::span<const std::byte> bytes_;
  loader::elf::FileHeader header_;
  std::vector<loader::elf::ProgramHeader> program_headers_;
  std::vector<Section> all_sections_;
  std::vector<Section> sections_;
};

}  // namespace slipway::image

#endif  // SLIPWAY_IMAGE_BUILDER_KERNEL_ELF_FILE_H_
