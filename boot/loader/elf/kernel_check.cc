// SPDX-License-Identifier: Apache-2.0
#include "boot/loader/elf/kernel_check.h"

#include <algorithm>
#include <bit>
#include <cstring>

namespace slipway::loader {

namespace {

using elf::ProgramHeader;

std::unexpected<Error> refuse(ErrorCode code, std::array<std::uint64_t, 3> numbers = {}) {
  return std::unexpected(Error{.code = code, .numbers = numbers});
}

std::unexpected<Error> refuse_segment(ErrorCode code, std::uint64_t segment,
                                      std::array<std::uint64_t, 3> numbers = {}) {
  return std::unexpected(Error{.code = code, .segment = segment, .numbers = numbers});
}

// Whether [offset, offset + size) lies in a file of `file_size` bytes.
constexpr bool is_inside_file(std::uint64_t offset, std::uint64_t size, std::uint64_t file_size) {
  return size <= file_size && offset <= file_size - size;
}

Result<void> check_identification(const elf::FileHeader& header) {
  const auto& identification = header.identification;
  if (!std::ranges::equal(std::span(identification).first<elf::kMagic.size()>(), elf::kMagic)) {
    std::uint32_t magic;
    std::memcpy(&magic, identification.data(), sizeof(magic));
    return refuse(ErrorCode::kNotElf, {magic});
  }
  if (identification[elf::kClassIndex] != elf::kClass64) {
    return refuse(ErrorCode::kNot64Bit, {identification[elf::kClassIndex]});
  }
  if (identification[elf::kDataIndex] != elf::kDataLittleEndian) {
    return refuse(ErrorCode::kNotLittleEndian, {identification[elf::kDataIndex]});
  }
  if (identification[elf::kVersionIndex] != elf::kCurrentVersion ||
      header.version != elf::kCurrentVersion) {
    return refuse(ErrorCode::kWrongElfVersion,
                  {identification[elf::kVersionIndex], header.version});
  }
  return {};
}

Result<void> check_kind(const elf::FileHeader& header) {
  if (header.machine != elf::Machine::kTarget) {
    return refuse(ErrorCode::kWrongMachine, {static_cast<std::uint64_t>(header.machine)});
  }
  if (header.type != elf::FileType::kExecutable && header.type != elf::FileType::kShared) {
    return refuse(ErrorCode::kNotExecutable, {static_cast<std::uint64_t>(header.type)});
  }
  return {};
}

Result<void> check_program_header_table(const elf::FileHeader& header, std::uint64_t file_size) {
  if (header.header_size != sizeof(elf::FileHeader)) {
    return refuse(ErrorCode::kWrongHeaderSize, {header.header_size});
  }
  if (header.program_header_count == 0) {
    return refuse(ErrorCode::kNoProgramHeaders);
  }
  if (header.program_header_count == elf::kExtendedProgramHeaderCount) {
    return refuse(ErrorCode::kTooManyProgramHeaders, {header.program_header_count});
  }
  if (header.program_header_size != sizeof(ProgramHeader)) {
    return refuse(ErrorCode::kWrongProgramHeaderSize, {header.program_header_size});
  }
  const std::uint64_t table_size = header.program_header_count * sizeof(ProgramHeader);
  if (!is_inside_file(header.program_header_offset, table_size, file_size)) {
    return refuse(ErrorCode::kProgramHeadersOutsideFile,
                  {header.program_header_offset, table_size, file_size});
  }
  return {};
}

Result<void> check_addresses(const ProgramHeader& header, std::uint64_t index,
                             bool position_independent) {
  const std::uint64_t first = header.virtual_address;
  const std::uint64_t last = first + (header.memory_size - 1);
  if (last < first) {
    return refuse_segment(ErrorCode::kAddressWraps, index, {first, header.memory_size});
  }
  if (!machine::is_canonical(first) || !machine::is_canonical(last)) {
    return refuse_segment(ErrorCode::kAddressNotCanonical, index, {first, last});
  }
  if (first >> 63 != last >> 63) {
    return refuse_segment(ErrorCode::kAddressCrossesHalves, index, {first, last});
  }
  if (first < machine::kPageSize && !position_independent) {
    return refuse_segment(ErrorCode::kNullPage, index, {first});
  }
  return {};
}

Result<void> check_rights(const ProgramHeader& header, std::uint64_t index) {
  const bool writable = (header.flags & elf::kFlagWrite) != 0;
  const bool executable = (header.flags & elf::kFlagExecute) != 0;
  if (!writable && !executable && (header.flags & elf::kFlagRead) == 0) {
    return refuse_segment(ErrorCode::kNoRights, index, {header.flags});
  }
  return {};
}

// A PT_LOAD on its own. p_vaddr and p_offset need not agree modulo p_align: the segment is copied,
// not mapped from the file.
Result<void> check_load(const ProgramHeader& header, std::uint64_t index, std::uint64_t file_size,
                        bool position_independent) {
  if (header.file_size > header.memory_size) {
    return refuse_segment(ErrorCode::kFileSizeAboveMemory, index,
                          {header.file_size, header.memory_size});
  }
  if (header.memory_size == 0) {
    return {};
  }
  if (header.file_size != 0 && !is_inside_file(header.offset, header.file_size, file_size)) {
    return refuse_segment(ErrorCode::kSegmentOutsideFile, index,
                          {header.offset, header.file_size, file_size});
  }
  if (header.alignment > 1 && !std::has_single_bit(header.alignment)) {
    return refuse_segment(ErrorCode::kAlignmentNotPowerOf2, index, {header.alignment});
  }
  if (position_independent && header.alignment > kLoadAlignment) {
    return refuse_segment(ErrorCode::kAlignmentTooLarge, index, {header.alignment, kLoadAlignment});
  }
  return check_addresses(header, index, position_independent).and_then([&] {
    return check_rights(header, index);
  });
}

Segment segment_from(const ProgramHeader& header, std::uint64_t index) {
  constexpr std::uint32_t kRights = elf::kFlagRead | elf::kFlagWrite | elf::kFlagExecute;
  return {.virtual_address = header.virtual_address,
          .memory_size = header.memory_size,
          .file_offset = header.offset,
          .file_size = header.file_size,
          .index = index,
          .physical_address = 0,
          .rights = header.flags & kRights};
}

// Two segments that follow each other in memory.
Result<void> check_neighbours(const Segment& lower, const Segment& upper) {
  const auto refuse_both = [&](ErrorCode code, std::array<std::uint64_t, 3> numbers) {
    return std::unexpected(Error{code, lower.index, upper.index, numbers});
  };
  if (upper.virtual_address <= lower.last_byte()) {
    return refuse_both(ErrorCode::kSegmentsOverlap,
                       {lower.virtual_address, lower.last_byte(), upper.virtual_address});
  }
  if (upper.first_page() == lower.last_page() && upper.rights != lower.rights) {
    return refuse_both(ErrorCode::kSharedPage, {upper.virtual_start(), lower.rights, upper.rights});
  }
  return {};
}

Result<void> check_entry(std::uint64_t entry, std::span<const Segment> segments) {
  const auto segment = std::ranges::find_if(segments, [entry](const Segment& candidate) {
    return candidate.virtual_address <= entry && entry <= candidate.last_byte();
  });
  if (segment == segments.end()) {
    return refuse(ErrorCode::kEntryOutside, {entry});
  }
  if (!segment->has(elf::kFlagExecute)) {
    return refuse_segment(ErrorCode::kEntryNotExecutable, segment->index, {entry});
  }
  return {};
}

}  // namespace

Result<KernelHeader> check_file_header(std::span<const std::byte> first_bytes,
                                       std::uint64_t file_size) {
  elf::FileHeader header;
  if (file_size < sizeof(header) || first_bytes.size() < sizeof(header)) {
    return refuse(ErrorCode::kFileTooShort, {file_size});
  }
  std::memcpy(&header, first_bytes.data(), sizeof(header));
  return check_identification(header)
      .and_then([&] { return check_kind(header); })
      .and_then([&] { return check_program_header_table(header, file_size); })
      .transform([&] {
        return KernelHeader{header.entry, header.program_header_offset, header.program_header_count,
                            header.type == elf::FileType::kShared};
      });
}

Result<Segments> check_segments(const KernelHeader& header,
                                std::span<const ProgramHeader> program_headers,
                                std::uint64_t file_size, std::span<Segment> storage) {
  std::size_t count = 0;
  for (std::size_t index = 0; index < program_headers.size(); ++index) {
    const ProgramHeader& entry = program_headers[index];
    switch (entry.type) {
      case elf::SegmentType::kInterpreter:
        return refuse_segment(ErrorCode::kNeedsInterpreter, index);
      case elf::SegmentType::kLoad:
        if (auto checked = check_load(entry, index, file_size, header.position_independent);
            !checked) {
          return std::unexpected(checked.error());
        }
        if (entry.memory_size != 0) {
          storage[count++] = segment_from(entry, index);
        }
        break;
      default:
        // Notes, PT_GNU_STACK, PT_GNU_RELRO and the like need no loading; what PT_TLS and
        // PT_DYNAMIC describe is inside a PT_LOAD (special_segments.h).
        break;
    }
  }
  if (count == 0) {
    return refuse(ErrorCode::kNothingToLoad);
  }
  const Segments segments = Segments::order(storage.first(count));
  const std::span<const Segment> by_address = segments.by_address();
  for (std::size_t i = 1; i < by_address.size(); ++i) {
    if (auto checked = check_neighbours(by_address[i - 1], by_address[i]); !checked) {
      return std::unexpected(checked.error());
    }
  }
  return check_entry(header.entry, by_address).transform([&] { return segments; });
}

}  // namespace slipway::loader
