// SPDX-License-Identifier: Apache-2.0
#include "image/builder/kernel/kernel.h"

#include <algorithm>
#include <utility>

#include "boot/loader/elf/elf.h"
#include "host/text/concat.h"
#include "image/builder/kernel/refusal.h"

namespace slipway::image {
namespace {

std::string warnings_about(std::string_view name, const ElfFile& file) {
  const bool is_relocated =
      std::ranges::contains(file.program_headers(), loader::elf::SegmentType::kDynamic,
                            &loader::elf::ProgramHeader::type);
  if (is_relocated) return {};
  std::string messages;
  for (const auto& [section, header] : file.sections()) {
    if (header.sh_size != 0 && (header.sh_type == SHT_RELA || header.sh_type == SHT_REL)) {
      messages +=
          host::concat("WARNING: ", name, ": section ", section,
                       " holds relocations, but there is no PT_DYNAMIC: the loader does not "
                       "apply them\n");
    }
  }
  return messages;
}

}  // namespace

std::expected<Kernel, std::string> Kernel::read(std::string_view name, host::Bytes file) {
  Kernel kernel(std::move(file));
  auto request = check_kernel(kernel.elf_);
  if (!request) return std::unexpected(refusal(name, kernel.elf_, request.error()));
  kernel.request_ = std::move(*request);
  kernel.warnings_ = warnings_about(name, kernel.elf_);
  return kernel;
}

}  // namespace slipway::image
