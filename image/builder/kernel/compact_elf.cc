// SPDX-License-Identifier: Apache-2.0
#include "image/builder/kernel/compact_elf.h"

#include <algorithm>
#include <cstring>
#include <vector>

#include "boot/loader/elf/elf.h"

namespace slipway::image {
namespace {

namespace elf = loader::elf;

std::span<const std::byte> without_trailing_zeroes(std::span<const std::byte> bytes) {
  const auto last =
      std::find_if(bytes.rbegin(), bytes.rend(), [](std::byte b) { return b != std::byte{0}; });
  return bytes.first(static_cast<std::size_t>(bytes.rend() - last));
}

struct Segment {
  elf::ProgramHeader header;
  std::span<const std::byte> bytes;
};

elf::FileHeader file_header(std::span<const std::byte> kernel) {
  elf::FileHeader header;
  std::memcpy(&header, kernel.data(), sizeof header);
  return header;
}

// What the loader reads besides what it loads. It finds both by their addresses, inside the latter.
bool is_special(elf::SegmentType type) {
  return type == elf::SegmentType::kThreadLocalStorage || type == elf::SegmentType::kDynamic;
}

std::vector<Segment> segments_to_keep(std::span<const std::byte> kernel) {
  const elf::FileHeader file = file_header(kernel);
  std::vector<Segment> segments;
  for (std::size_t index = 0; index < file.program_header_count; ++index) {
    elf::ProgramHeader header;
    std::memcpy(&header, kernel.subspan(file.program_header_offset + index * sizeof header).data(),
                sizeof header);
    if (header.memory_size == 0) continue;
    if (header.type == elf::SegmentType::kLoad) {
      segments.push_back(
          {header, without_trailing_zeroes(kernel.subspan(header.offset, header.file_size))});
    } else if (is_special(header.type)) {
      segments.push_back({header, {}});
    }
  }
  return segments;
}

// Gives each segment its place in the compact file. Returns the file's size.
std::uint64_t place(std::vector<Segment>& segments) {
  std::uint64_t end = sizeof(elf::FileHeader) + segments.size() * sizeof(elf::ProgramHeader);
  for (auto& [header, bytes] : segments) {
    header.offset = bytes.empty() ? 0 : end;
    if (is_special(header.type)) continue;
    header.file_size = bytes.size();
    // p_offset and p_vaddr are no longer congruent; 1 says so (ELF specification, "p_align").
    header.alignment = 1;
    if (!bytes.empty()) end = header.offset + bytes.size();
  }
  return end;
}

elf::FileHeader compact_header(std::span<const std::byte> kernel, std::size_t segment_count) {
  elf::FileHeader header = file_header(kernel);
  header.program_header_offset = sizeof header;
  header.program_header_count = static_cast<std::uint16_t>(segment_count);
  header.section_header_offset = 0;
  header.section_header_count = 0;
  header.section_names_index = 0;
  return header;
}

}  // namespace

host::Bytes compact_elf(std::span<const std::byte> kernel) {
  auto segments = segments_to_keep(kernel);
  host::Bytes compact(place(segments));

  const elf::FileHeader header = compact_header(kernel, segments.size());
  std::memcpy(compact.data(), &header, sizeof header);
  std::size_t next_header = header.program_header_offset;
  for (const auto& segment : segments) {
    std::memcpy(compact.data() + next_header, &segment.header, sizeof segment.header);
    next_header += sizeof segment.header;
    std::ranges::copy(segment.bytes, compact.data() + segment.header.offset);
  }
  return compact;
}

}  // namespace slipway::image
