// SPDX-License-Identifier: Apache-2.0
// Knows the list of memory_list.inc, and what must come of it.
#include <cstdint>

#include <slipway/kernel.h>

namespace {

using slipway::protocol::BootInfo;
using slipway::protocol::MemoryRegion;
using slipway::protocol::MemoryType;

constexpr std::uint64_t kUsableEnd = 0x700'0000;
constexpr std::uint64_t kFirstPiece = 0x100'0000;
constexpr std::uint64_t kPieceStep = 0x4000;
constexpr std::uint64_t kPieceSize = 0x2000;
constexpr int kPieces = 130;

const MemoryRegion& region_at(const BootInfo& info, std::uint64_t address) {
  for (std::uint64_t i = 0; i < info.memory_region_count; ++i) {
    const MemoryRegion& region = info.memory_map[i];
    if (region.start <= address && address < region.end()) {
      return region;
    }
  }
  slipway::panic("nothing at {:#x}", address);
}

void check_pieces(const BootInfo& info) {
  for (int i = 0; i < kPieces; ++i) {
    const std::uint64_t start = kFirstPiece + static_cast<std::uint64_t>(i) * kPieceStep;
    const MemoryRegion& piece = region_at(info, start);
    ASSERT(piece.type == MemoryType::kReserved, "piece {}", i);
    ASSERT(piece.start == start && piece.size == kPieceSize, "piece {}", i);
    ASSERT(region_at(info, start + kPieceSize).type != MemoryType::kReserved, "piece {}", i);
  }
}

void check_whole_map(const BootInfo& info) {
  std::uint64_t end = 0;
  for (std::uint64_t i = 0; i < info.memory_region_count; ++i) {
    const MemoryRegion& region = info.memory_map[i];
    ASSERT(region.size > 0 && region.start >= end, "at {:#x}", region.start);
    end = region.end();
    ASSERT(region.type == MemoryType::kReserved || end <= kUsableEnd, "at {:#x}", region.start);
  }
}

}  // namespace

void kernel_main(const BootInfo& info) {
  check_whole_map(info);
  check_pieces(info);
  ASSERT(region_at(info, 0x9'0000).type == MemoryType::kReserved);
  ASSERT(region_at(info, 0x8'0000).type == MemoryType::kUsable);
  ASSERT(region_at(info, 0x600'0000).type == MemoryType::kBad);
  ASSERT(region_at(info, 0x600'0000).size == 0x1000);
  ASSERT(region_at(info, 0xFD'0000'0000).size == 0x3'0000'0000);
  slipway::println("memory as listed: {} regions", info.memory_region_count);
}
