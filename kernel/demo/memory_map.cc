// SPDX-License-Identifier: Apache-2.0
#include "slipway/kernel/demo/memory_map.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>

#include "slipway/kernel/demo/byte_size.h"
#include "slipway/kernel/text/boot_info_text.h"
#include "slipway/kernel/text/print.h"

namespace demo {
namespace {

using slipway::Color;
using slipway::print;
using slipway::println;
using slipway::set_color;
using slipway::protocol::MemoryRegion;
using slipway::protocol::MemoryType;

Color color_of(MemoryType type) {
  switch (type) {
    case MemoryType::kUsable:
      return Color::kLightGreen;
    case MemoryType::kKernel:
    case MemoryType::kStack:
      return Color::kLightCyan;
    case MemoryType::kLoader:
    case MemoryType::kPageTables:
    case MemoryType::kBootInfo:
      return Color::kCyan;
    default:
      return Color::kDarkGray;
  }
}

// Leaves the colour that belongs to the type, which is printed next.
void print_start_and_size(const MemoryRegion& region) {
  set_color(Color::kLightGray);
  print("  {:012x} {:>9}  ", region.start, ByteSize{region.size});
  set_color(color_of(region.type));
}

}  // namespace

std::uint64_t usable_bytes(MemoryMap map) {
  std::uint64_t bytes = 0;
  for (const MemoryRegion& region : map) {
    if (region.type == MemoryType::kUsable) {
      bytes += region.size;
    }
  }
  return bytes;
}

void print_memory_map(MemoryMap map, std::size_t max_rows) {
  const std::size_t rows = std::min((map.size() + 1) / 2, max_rows);
  for (std::size_t row = 0; row < rows; ++row) {
    print_start_and_size(map[row]);
    if (row + rows < map.size()) {
      print("{:<13}", map[row].type);
      set_color(Color::kDarkGray);
      print("│");
      print_start_and_size(map[row + rows]);
      println("{}", map[row + rows].type);
    } else {
      println("{}", map[row].type);
    }
  }
  if (map.size() > 2 * rows) {
    set_color(Color::kDarkGray);
    println("  and {} more", map.size() - 2 * rows);
  }
}

}  // namespace demo
