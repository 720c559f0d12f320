// SPDX-License-Identifier: Apache-2.0
#include "image/builder/kernel/kernel.h"

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <utility>

#include "boot/loader/elf/elf.h"
#include "host/text/concat.h"
#include "image/builder/kernel/advice.h"
#include "image/builder/kernel/refusal.h"

namespace slipway::image {
namespace {

bool has_ifunc(const ElfFile& file, const Section& section) {
  const auto bytes = file.section_bytes(section);
  if (!bytes || section.header.sh_type != SHT_RELA) {
    return false;
  }
  for (std::size_t offset = 0; bytes->size() - offset >= sizeof(loader::elf::Rela);
       offset += sizeof(loader::elf::Rela)) {
    loader::elf::Rela entry;
    std::memcpy(&entry, bytes->subspan(offset).data(), sizeof entry);
    if (entry.type() == loader::elf::kRelocationIfunc) {
      return true;
    }
  }
  return false;
}

std::string warnings_about(std::string_view name, const ElfFile& file) {
  const bool is_relocated =
      std::ranges::contains(file.program_headers(), loader::elf::SegmentType::kDynamic,
                            &loader::elf::ProgramHeader::type);
  if (is_relocated) {
    return {};
  }
  std::string messages;
  for (const Section& section : file.sections()) {
    const auto& header = section.header;
    if (header.sh_size == 0 || (header.sh_type != SHT_RELA && header.sh_type != SHT_REL)) {
      continue;
    }
    messages += host::concat("WARNING: ", name, ": section ", section.name,
                             " holds relocations, but there is no PT_DYNAMIC: the loader does not "
                             "apply them\n");
    if (has_ifunc(file, section)) {
      messages += host::concat("  What to change, if the kernel does not apply them itself: ",
                               advice_about_ifunc(), ".\n");
    }
  }
  return messages;
}

}  // namespace

std::expected<Kernel, std::string> Kernel::read(std::string_view name, host::Bytes file,
                                                std::string_view protocol, bool strict) {
  Kernel kernel(std::move(file));
  auto request = check_kernel(kernel.elf_, protocol, strict);
  if (!request) {
    return std::unexpected(refusal(name, kernel.elf_, request.error()));
  }
  kernel.request_ = std::move(*request);
  if (kernel.request_.kernel.empty()) {
    kernel.warnings_ = warnings_about(name, kernel.elf_);
  }
  return notes_about(name, kernel.request_.notes, strict).transform([&](const std::string& notes) {
    kernel.warnings_ += notes;
    return std::move(kernel);
  });
}

}  // namespace slipway::image
