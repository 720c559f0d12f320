// SPDX-License-Identifier: Apache-2.0
#include "image/builder/kernel/elf_note.h"

#include <elf.h>

#include <algorithm>
#include <cstring>
#include <string>

namespace slipway::image {
namespace {

using Bytes = std::span<const std::byte>;

// What lies at `offset`, or nothing where it is not wholly in `bytes`.
template <typename Object>
std::optional<Object> object_at(Bytes bytes, std::uint64_t offset) {
  if (offset > bytes.size() || bytes.size() - offset < sizeof(Object)) {
    return std::nullopt;
  }
  Object object;
  std::memcpy(&object, bytes.subspan(offset).data(), sizeof object);
  return object;
}

// Owner and description each fill up to a multiple of 4 bytes, in files of 64 bits as well.
std::uint64_t filled_up(std::uint32_t size) {
  return (std::uint64_t{size} + 3) / 4 * 4;
}

std::optional<std::uint64_t> find_in_segment(Bytes notes, std::string_view owner,
                                             std::uint32_t type) {
  const std::string name = std::string(owner) + '\0';
  for (std::uint64_t offset = 0; const auto note = object_at<Elf64_Nhdr>(notes, offset);) {
    const Bytes behind = notes.subspan(offset + sizeof *note);
    if (note->n_type == type && note->n_namesz == name.size() && behind.size() >= name.size() &&
        std::memcmp(behind.data(), name.data(), name.size()) == 0) {
      return offset;
    }
    offset += sizeof *note + filled_up(note->n_namesz) + filled_up(note->n_descsz);
  }
  return std::nullopt;
}

template <typename FileHeader, typename ProgramHeader>
std::optional<std::uint64_t> find(Bytes file, std::string_view owner, std::uint32_t type) {
  const auto header = object_at<FileHeader>(file, 0);
  if (!header) {
    return std::nullopt;
  }
  for (std::uint64_t i = 0; i < header->e_phnum; ++i) {
    const auto segment =
        object_at<ProgramHeader>(file, header->e_phoff + i * sizeof(ProgramHeader));
    if (!segment || segment->p_type != PT_NOTE || segment->p_offset > file.size()) {
      continue;
    }
    const Bytes rest = file.subspan(segment->p_offset);
    const Bytes notes = rest.first(std::min<std::uint64_t>(rest.size(), segment->p_filesz));
    if (const auto offset = find_in_segment(notes, owner, type)) {
      return segment->p_offset + *offset;
    }
  }
  return std::nullopt;
}

}  // namespace

std::optional<std::uint64_t> find_note(Bytes file, std::string_view owner, std::uint32_t type) {
  const bool is_elf = file.size() >= EI_NIDENT && std::memcmp(file.data(), ELFMAG, SELFMAG) == 0;
  if (!is_elf) {
    return std::nullopt;
  }
  return file[EI_CLASS] == std::byte{ELFCLASS64} ? find<Elf64_Ehdr, Elf64_Phdr>(file, owner, type)
                                                 : find<Elf32_Ehdr, Elf32_Phdr>(file, owner, type);
}

}  // namespace slipway::image
