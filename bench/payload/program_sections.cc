// SPDX-License-Identifier: Apache-2.0
#include "bench/payload/program_sections.h"

#include <cstring>

namespace slipway::bench {

host::Result<ProgramSections> ProgramSections::open(const std::string& path) {
  auto file = host::read_file(path);
  if (!file) {
    return std::unexpected(file.error());
  }
  ProgramSections sections(path, std::move(*file));
  if (const auto read = sections.read_headers(); !read) {
    return std::unexpected(read.error());
  }
  return sections;
}

host::Result<> ProgramSections::read_headers() {
  Elf64_Ehdr header = {};
  const auto start = bytes_at(0, sizeof header);
  if (!start) {
    return std::unexpected(start.error());
  }
  std::memcpy(&header, start->data(), sizeof header);
  if (std::memcmp(header.e_ident, ELFMAG, SELFMAG) != 0 || header.e_ident[EI_CLASS] != ELFCLASS64 ||
      header.e_shentsize != sizeof(Elf64_Shdr) || header.e_shstrndx >= header.e_shnum) {
    return host::failure(path_, ": is no ELF64 file with sections");
  }
  headers_.resize(header.e_shnum);
  const auto table = bytes_at(header.e_shoff, headers_.size() * sizeof(Elf64_Shdr));
  if (!table) {
    return std::unexpected(table.error());
  }
  std::memcpy(headers_.data(), table->data(), table->size());

  const Elf64_Shdr& names = headers_[header.e_shstrndx];
  const auto text = bytes_at(names.sh_offset, names.sh_size);
  if (!text) {
    return std::unexpected(text.error());
  }
  names_ = {reinterpret_cast<const char*>(text->data()), text->size()};
  return {};
}

host::Result<std::span<const std::byte>> ProgramSections::find(std::string_view section,
                                                               std::size_t size) const {
  for (const Elf64_Shdr& header : headers_) {
    if (header.sh_name >= names_.size()) {
      continue;
    }
    const std::string_view rest = names_.substr(header.sh_name);
    if (rest.substr(0, rest.find('\0')) != section) {
      continue;
    }
    if (header.sh_size < size) {
      break;
    }
    return bytes_at(header.sh_offset + (header.sh_size - size) / 2, size);
  }
  return host::failure(path_, ": has no section ", section, " of ", size, " bytes or more");
}

host::Result<std::span<const std::byte>> ProgramSections::bytes_at(std::size_t offset,
                                                                   std::size_t size) const {
  if (offset > file_.size() || size > file_.size() - offset) {
    return host::failure(path_, ": is cut off: it has no ", size, " bytes at ", offset);
  }
  return std::span(file_).subspan(offset, size);
}

}  // namespace slipway::bench
