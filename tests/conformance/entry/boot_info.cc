// SPDX-License-Identifier: Apache-2.0
// Holds BootInfo's numbers against each other, the linker's symbols and the machine.
#include <slipway/kernel.h>

#include <cstdint>
#include <span>
#include <string_view>

// //kernel:higher_half.ld, and the library's entry point.
extern "C" const std::byte kernel_base[], kernel_end[], _start[];

namespace {

using slipway::protocol::BootInfo;
using slipway::protocol::KernelSegment;
using slipway::protocol::kPageSize;

std::uint64_t address_of(const void* object) {
  return reinterpret_cast<std::uintptr_t>(object);
}

void check_header(const BootInfo& info) {
  ASSERT(info.magic == slipway::protocol::kMagic);
  ASSERT(info.major_version == slipway::protocol::kMajorVersion);
  ASSERT(info.size >= sizeof(BootInfo), "{} bytes", info.size);
  ASSERT(address_of(&info) % alignof(BootInfo) == 0);
  const bool has_drive_number = info.firmware == slipway::protocol::FirmwareKind::kBios;
  ASSERT(has_drive_number ? info.boot_drive >= 0x80 : info.boot_drive == 0, "drive {:#x}",
         info.boot_drive);
  ASSERT(std::string_view(info.loader_name).contains("Slipway"), "{}", info.loader_name);
  ASSERT(!std::string_view(info.loader_version).empty());
}

// Three segments in the order of the program headers, without a gap, as the linker laid them out.
void check_kernel(const BootInfo& info) {
  ASSERT(info.kernel_entry == address_of(_start), "{:#x}", info.kernel_entry);
  std::uint64_t end = address_of(kernel_base);
  for (const KernelSegment& segment : std::span(info.kernel_segments, info.kernel_segment_count)) {
    ASSERT(segment.virtual_start == end, "{:#x}", segment.virtual_start);
    ASSERT(segment.size > 0 && segment.size % kPageSize == 0, "{:#x}", segment.size);
    ASSERT(segment.physical_start % kPageSize == 0, "{:#x}", segment.physical_start);
    end = segment.virtual_start + segment.size;
  }
  ASSERT(end - address_of(kernel_end) < kPageSize, "{:#x}", end);
}

// Every byte below this function's own is free to be written.
void check_stack(const BootInfo& info) {
  ASSERT(info.stack_bottom % kPageSize == 0 && info.stack_size % kPageSize == 0);
  ASSERT(info.stack_size >= 16 * kPageSize, "{} bytes", info.stack_size);
  const std::uint64_t here = address_of(__builtin_frame_address(0));
  ASSERT(here > info.stack_bottom && here < info.stack_bottom + info.stack_size, "{:#x}", here);
  constexpr std::uint64_t kInUse = 2 * kPageSize;
  auto* const bytes = reinterpret_cast<volatile std::uint8_t*>(info.stack_bottom);
  for (std::uint64_t i = 0; i < here - info.stack_bottom - kInUse; ++i) {
    bytes[i] = 0xA5;
  }
}

void check_physical_memory(const BootInfo& info) {
  ASSERT(info.physical_memory.offset % kPageSize == 0);
  const auto& last = info.memory_map[info.memory_region_count - 1];
  ASSERT(info.physical_memory.size <= last.end(), "{:#x}", info.physical_memory.size);

  // A byte of the kernel, by its own address and by that of its memory.
  const KernelSegment& text = info.kernel_segments[0];
  const std::uint64_t entry = text.physical_start + (address_of(_start) - text.virtual_start);
  const auto* alias = reinterpret_cast<const std::uint64_t*>(info.physical_memory.offset + entry);
  ASSERT(*alias == *reinterpret_cast<const std::uint64_t*>(_start));
}

}  // namespace

void kernel_main(const BootInfo& info) {
  check_header(info);
  check_kernel(info);
  check_stack(info);
  check_physical_memory(info);
  slipway::println("boot info as documented");
}
