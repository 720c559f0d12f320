// SPDX-License-Identifier: Apache-2.0
#include "boot/loader/elf/special_segments.h"

#include <algorithm>
#include <bit>
#include <cstddef>

namespace slipway::loader {

namespace {

using elf::ProgramHeader;

std::unexpected<Error> refuse(ErrorCode code, std::size_t segment,
                              std::array<std::uint64_t, 3> numbers = {}) {
  return std::unexpected(Error{.code = code, .segment = segment, .numbers = numbers});
}

// A thread's storage begins as the bytes in the file; zeroes follow, which need no place in the
// kernel's own memory.
Result<TlsTemplate> check_tls(const ProgramHeader& header, std::size_t index,
                              std::span<const Segment> segments) {
  if (header.file_size > header.memory_size) {
    return refuse(ErrorCode::kFileSizeAboveMemory, index, {header.file_size, header.memory_size});
  }
  if (header.alignment > 1 && !std::has_single_bit(header.alignment)) {
    return refuse(ErrorCode::kAlignmentNotPowerOf2, index, {header.alignment});
  }
  if (header.file_size != 0 &&
      segment_with(segments, header.virtual_address, header.file_size) == nullptr) {
    return refuse(ErrorCode::kTlsOutside, index, {header.virtual_address, header.file_size});
  }
  return TlsTemplate{.virtual_start = header.virtual_address,
                     .file_size = header.file_size,
                     .memory_size = header.memory_size,
                     .alignment = std::max<std::uint64_t>(header.alignment, 1)};
}

Result<DynamicTable> check_dynamic(const ProgramHeader& header, std::size_t index,
                                   std::span<const Segment> segments) {
  if (segment_with(segments, header.virtual_address, header.memory_size) == nullptr) {
    return refuse(ErrorCode::kDynamicOutside, index, {header.virtual_address, header.memory_size});
  }
  return DynamicTable{header.virtual_address, header.memory_size};
}

}  // namespace

Result<SpecialSegments> check_special_segments(std::span<const ProgramHeader> program_headers,
                                               std::span<const Segment> segments) {
  SpecialSegments found = {};
  for (std::size_t index = 0; index < program_headers.size(); ++index) {
    const ProgramHeader& header = program_headers[index];
    if (header.memory_size == 0) {
      continue;
    }
    if (header.type == elf::SegmentType::kThreadLocalStorage) {
      if (found.tls.memory_size != 0) {
        return refuse(ErrorCode::kTwoTlsTemplates, index);
      }
      const auto tls = check_tls(header, index, segments);
      if (!tls) {
        return std::unexpected(tls.error());
      }
      found.tls = *tls;
    } else if (header.type == elf::SegmentType::kDynamic) {
      if (found.dynamic.size != 0) {
        return refuse(ErrorCode::kTwoDynamicSegments, index);
      }
      const auto dynamic = check_dynamic(header, index, segments);
      if (!dynamic) {
        return std::unexpected(dynamic.error());
      }
      found.dynamic = *dynamic;
    }
  }
  return found;
}

}  // namespace slipway::loader
