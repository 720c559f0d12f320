// SPDX-License-Identifier: Apache-2.0
// The demo kernel: greets, and shows what the loader and the processor told it.
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include <slipway/kernel.h>
#include "slipway/kernel/demo/byte_size.h"
#include "slipway/kernel/demo/memory_map.h"
#include "slipway/kernel/demo/processor.h"

namespace demo {
namespace {

using namespace slipway;
using protocol::BootInfo;
using protocol::KernelSegment;

// What the memory map may fill of a screen of 25 rows, with the greeting still on it.
constexpr std::size_t kMemoryMapRows = 8;

void print_greeting() {
  constexpr std::string_view kGreeting = "Hello World!";
  set_color(Color::kYellow, Color::kBlue);
  println("╔{:═^78}╗", "");
  println("║{:^78}║", kGreeting);
  println("╚{:═^78}╝", "");
  println();
}

void print_label(std::string_view label) {
  set_color(Color::kLightCyan);
  print("  {:<9}", label);
  set_color(Color::kWhite);
}

void print_heading(std::string_view heading) {
  set_color(Color::kYellow);
  println("\n  {}", heading);
}

void print_loader(const BootInfo& info) {
  print_label("Loader");
  print("{} {}", info.loader_name, info.loader_version);
  if (info.firmware == protocol::FirmwareKind::kBios) {
    print(", drive {:#x}", info.boot_drive);
  }
  println();
}

void print_processor() {
  print_label("CPU");
  print_processor_name();
}

void print_memory(MemoryMap map) {
  print_label("Memory");
  println("{} MiB usable, {} regions in the map", usable_bytes(map) / 1024 / 1024, map.size());
}

void print_kernel_part(std::string_view name, std::uint64_t start, std::uint64_t size,
                       Rights rights) {
  set_color(Color::kLightGray);
  println("  {:<8} {:016x} {:>9}  {}", name, start, ByteSize{size}, rights);
}

void print_kernel(const BootInfo& info) {
  print_heading("Kernel   Virtual address       Size  Rights");
  for (const KernelSegment& segment : std::span(info.kernel_segments, info.kernel_segment_count)) {
    print_kernel_part("segment", segment.virtual_start, segment.size, {segment.rights});
  }
  constexpr Rights kReadWrite{6};
  print_kernel_part("stack", info.stack_bottom, info.stack_size, kReadWrite);
}

}  // namespace
}  // namespace demo

void kernel_main(const slipway::protocol::BootInfo& info) {
  using namespace demo;
  const MemoryMap memory_map(info.memory_map, info.memory_region_count);

  print_greeting();
  print_loader(info);
  print_processor();
  print_memory(memory_map);
  print_kernel(info);
  print_heading("Physical memory");
  print_memory_map(memory_map, kMemoryMapRows);
  exit(ExitCode::kSuccess);
}
