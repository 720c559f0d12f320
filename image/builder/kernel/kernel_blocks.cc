// SPDX-License-Identifier: Apache-2.0
#include "image/builder/kernel/kernel_blocks.h"

#include "boot/loader/elf/elf.h"
#include "image/builder/kernel/elf_file.h"

namespace slipway::image {

std::vector<std::uint64_t> segment_starts(std::span<const std::byte> kernel) {
  const ElfFile file(kernel);
  std::vector<std::uint64_t> starts;
  for (std::uint64_t index = 0; const auto header = file.program_header(index); ++index) {
    if (header->type == loader::elf::SegmentType::kLoad && header->file_size != 0) {
      starts.push_back(header->offset);
    }
  }
  return starts;
}

}  // namespace slipway::image
