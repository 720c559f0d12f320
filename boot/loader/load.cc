#include "boot/loader/load.h"

#include <array>
#include <span>

#include "boot/loader/address_space.h"
#include "boot/loader/boot_info_writer.h"
#include "boot/loader/elf.h"
#include "boot/loader/kernel_check.h"
#include "boot/loader/physical_map.h"
#include "boot/loader/placement.h"
#include "boot/loader/segment.h"

namespace slipway::loader {

namespace {

Result<KernelHeader> read_file_header(const LoadRequest& request) {
  std::array<std::byte, sizeof(elf::FileHeader)> bytes;
  if (request.kernel.size() < bytes.size()) {
    return std::unexpected(
        Error{.code = ErrorCode::kFileTooShort, .numbers = {request.kernel.size()}});
  }
  if (!request.kernel.read(0, bytes)) {
    return std::unexpected(Error{.code = ErrorCode::kReadFailed, .numbers = {0, bytes.size()}});
  }
  return check_file_header(bytes, request.kernel.size());
}

// Reads the program headers into memory of their own, with room for the segments behind them.
Result<std::span<Segment>> read_segment_list(const LoadRequest& request,
                                             const KernelHeader& header) {
  const std::uint64_t headers_size = header.program_headers_size();
  const std::uint64_t segments_size = header.program_header_count * sizeof(Segment);
  const auto start =
      request.map.allocate({.size = headers_size + segments_size, .end = request.reachable_end},
                           MemoryType::kLoader, {.code = ErrorCode::kNoMemoryForProgramHeaders});
  if (!start) {
    return std::unexpected(start.error());
  }
  if (!request.kernel.read(header.program_header_offset,
                           request.memory.bytes(*start, headers_size))) {
    return std::unexpected(Error{.code = ErrorCode::kReadFailed,
                                 .numbers = {header.program_header_offset, headers_size}});
  }
  return check_segments(header,
                        {request.memory.at<elf::ProgramHeader>(*start),
                         static_cast<std::size_t>(header.program_header_count)},
                        request.kernel.size(),
                        {request.memory.at<Segment>(*start + headers_size),
                         static_cast<std::size_t>(header.program_header_count)});
}

protocol::BootInfo boot_info_for(const LoadRequest& request, std::uint64_t entry,
                                 const VirtualLayout& layout) {
  protocol::BootInfo info = {};
  info.magic = protocol::kMagic;
  info.major_version = protocol::kMajorVersion;
  info.minor_version = protocol::kMinorVersion;
  info.size = sizeof(info);
  info.firmware = request.firmware;
  info.boot_drive = request.boot_drive;
  info.kernel_entry = entry;
  info.stack_bottom = layout.stack_bottom;
  info.stack_size = kStackSize;
  info.physical_memory = {layout.physical_memory_offset, physical_map_end(request.map)};
  info.text_mode = request.text_mode;
  return info;
}

}  // namespace

Result<Handoff> load(const LoadRequest& request) {
  const auto header = read_file_header(request);
  if (!header) {
    return std::unexpected(header.error());
  }
  const auto segments = read_segment_list(request, *header);
  if (!segments) {
    return std::unexpected(segments.error());
  }
  if (auto placed = place_segments(*segments, request.map, request.reachable_end); !placed) {
    return std::unexpected(placed.error());
  }
  const auto address_space = build_address_space(*segments, request.map, request.memory,
                                                 request.reachable_end, request.cpu);
  if (!address_space) {
    return std::unexpected(address_space.error());
  }
  zero_segments(*segments, request.memory);
  if (auto read = read_segments(*segments, request.kernel, request.memory); !read) {
    return std::unexpected(read.error());
  }
  sort_segments(*segments, &Segment::index);
  const auto boot_info =
      write_boot_info(boot_info_for(request, header->entry, address_space->layout), *segments,
                      request.loader_name, request.map, request.memory, request.reachable_end);
  if (!boot_info) {
    return std::unexpected(boot_info.error());
  }
  return Handoff{.page_table_root = address_space->page_table_root,
                 .entry = header->entry,
                 .stack_top = address_space->layout.stack_bottom + kStackSize,
                 .boot_info = *boot_info,
                 .page = address_space->hand_off_page,
                 .no_execute = request.cpu.no_execute};
}

}  // namespace slipway::loader
