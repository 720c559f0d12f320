// SPDX-License-Identifier: Apache-2.0
#include "bench/payload/program_sections.h"

#include <cstring>
#include <stdexcept>

namespace slipway::bench {

ProgramSections::ProgramSections(const std::string& path)
    : path_(path), file_(path, std::ios::binary) {
  Elf64_Ehdr header = {};
  read_at(0, &header, sizeof header);
  if (std::memcmp(header.e_ident, ELFMAG, SELFMAG) != 0 || header.e_ident[EI_CLASS] != ELFCLASS64 ||
      header.e_shentsize != sizeof(Elf64_Shdr) || header.e_shstrndx >= header.e_shnum) {
    throw std::runtime_error(path + ": not an ELF64 file with sections");
  }
  headers_.resize(header.e_shnum);
  read_at(header.e_shoff, headers_.data(), headers_.size() * sizeof(Elf64_Shdr));
  const Elf64_Shdr& names = headers_[header.e_shstrndx];
  names_.resize(names.sh_size);
  read_at(names.sh_offset, names_.data(), names_.size());
}

std::vector<std::byte> ProgramSections::read(std::string_view section, std::size_t size) {
  for (const Elf64_Shdr& header : headers_) {
    if (header.sh_name >= names_.size() || &names_[header.sh_name] != section) continue;
    if (header.sh_size < size) break;
    std::vector<std::byte> bytes(size);
    read_at(header.sh_offset + (header.sh_size - size) / 2, bytes.data(), size);
    return bytes;
  }
  throw std::runtime_error(path_ + ": has no section " + std::string(section) + " of " +
                           std::to_string(size) + " bytes or more");
}

void ProgramSections::read_at(std::size_t offset, void* destination, std::size_t size) {
  file_.seekg(static_cast<std::streamoff>(offset));
  if (!file_.read(static_cast<char*>(destination), static_cast<std::streamsize>(size))) {
    throw std::runtime_error(path_ + ": cannot read " + std::to_string(size) + " bytes at " +
                             std::to_string(offset));
  }
}

}  // namespace slipway::bench
