// SPDX-License-Identifier: Apache-2.0
#include "boot/loader/kernel_file.h"

#include <array>
#include <cstddef>

#include "boot/loader/elf/elf.h"

namespace slipway::loader {

namespace {

Result<KernelHeader> read_file_header(FileSource& file) {
  std::array<std::byte, sizeof(elf::FileHeader)> bytes;
  if (file.size() < bytes.size()) {
    return std::unexpected(Error{.code = ErrorCode::kFileTooShort, .numbers = {file.size()}});
  }
  return file.read(0, bytes).and_then([&] { return check_file_header(bytes, file.size()); });
}

}  // namespace

Result<KernelFile> read_kernel_headers(FileSource& file, const LoaderMemory& memory) {
  const auto header = read_file_header(file);
  if (!header) {
    return std::unexpected(header.error());
  }
  // The program headers, with room for the segments behind them.
  const auto count = static_cast<std::size_t>(header->program_header_count);
  const std::uint64_t headers_size = header->program_headers_size();
  const auto start =
      memory.map.allocate({.size = headers_size + count * sizeof(Segment), .end = memory.end},
                          MemoryType::kLoader, {.code = ErrorCode::kNoMemoryForProgramHeaders});
  if (!start) {
    return std::unexpected(start.error());
  }
  const std::span<const elf::ProgramHeader> headers(memory.memory.at<elf::ProgramHeader>(*start),
                                                    count);
  const std::span<Segment> storage(memory.memory.at<Segment>(*start + headers_size), count);
  return file.read(header->program_header_offset, memory.memory.bytes(*start, headers_size))
      .and_then([&] { return check_segments(*header, headers, file.size(), storage); })
      .and_then([&](Segments segments) {
        return check_special_segments(headers, segments.by_address())
            .transform(
                [&](SpecialSegments special) { return KernelFile{*header, segments, special}; });
      });
}

void shift(KernelFile& kernel, std::uint64_t load_bias) {
  kernel.header.entry += load_bias;
  for (Segment& segment : kernel.segments.by_address()) {
    segment.virtual_address += load_bias;
  }
}

}  // namespace slipway::loader
