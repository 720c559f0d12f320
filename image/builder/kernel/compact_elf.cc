// SPDX-License-Identifier: Apache-2.0
#include "image/builder/kernel/compact_elf.h"

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <span>

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

// What the loader reads besides what it loads. It finds both by their addresses, inside the latter.
bool is_special(elf::SegmentType type) {
  return type == elf::SegmentType::kThreadLocalStorage || type == elf::SegmentType::kDynamic;
}

std::vector<Segment> segments_to_keep(const ElfFile& kernel) {
  std::vector<Segment> segments;
  for (const elf::ProgramHeader& header : kernel.program_headers()) {
    if (header.memory_size == 0) {
      continue;
    }
    if (header.type == elf::SegmentType::kLoad) {
      segments.push_back({header, without_trailing_zeroes(kernel.bytes_of(header))});
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
    if (is_special(header.type)) {
      continue;
    }
    header.file_size = bytes.size();
    // p_offset and p_vaddr are no longer congruent; 1 says so (ELF specification, "p_align").
    header.alignment = 1;
    if (!bytes.empty()) {
      end = header.offset + bytes.size();
    }
  }
  return end;
}

elf::FileHeader compact_header(elf::FileHeader header, std::size_t segment_count) {
  header.program_header_offset = sizeof header;
  header.program_header_count = static_cast<std::uint16_t>(segment_count);
  header.section_header_offset = 0;
  header.section_header_count = 0;
  header.section_names_index = 0;
  return header;
}

}  // namespace

CompactElf compact_elf(const ElfFile& kernel) {
  auto segments = segments_to_keep(kernel);
  CompactElf compact = {.bytes = host::Bytes(place(segments)), .segment_starts = {}};

  const elf::FileHeader header = compact_header(kernel.header(), segments.size());
  std::memcpy(compact.bytes.data(), &header, sizeof header);
  std::size_t next_header = header.program_header_offset;
  for (const auto& segment : segments) {
    std::memcpy(compact.bytes.data() + next_header, &segment.header, sizeof segment.header);
    next_header += sizeof segment.header;
    if (segment.bytes.empty()) {
      continue;
    }
    std::ranges::copy(segment.bytes, compact.bytes.data() + segment.header.offset);
    compact.segment_starts.push_back(segment.header.offset);
  }
  return compact;
}

}  // namespace slipway::image
