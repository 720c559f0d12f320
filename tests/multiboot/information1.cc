// SPDX-License-Identifier: Apache-2.0
// Everything that a kernel of Multiboot, version 1, is told, compared with what the machine and the
// kernel itself show.
#include <cstdint>
#include <string_view>

#include "tests/multiboot/console.h"
#include "tests/multiboot/entry_state.h"
#include "tests/multiboot/machine_checks.h"
#include "tests/multiboot/multiboot.h"

namespace {

using multiboot::check;
using multiboot::check_equal;
using multiboot::demand;
using multiboot::Information;
using multiboot::MemoryMapEntry;
using multiboot::Module;

// Calls `visit` with each entry of the memory map.
template <typename Visit>
void for_each_region(const Information& information, Visit visit) {
  std::uint32_t place = information.number(48);
  const std::uint32_t end = place + information.number(44);
  while (place < end) {
    const auto& entry = *reinterpret_cast<const MemoryMapEntry*>(place);
    visit(entry);
    place += entry.size + 4;
  }
  check_equal("where the memory map ends", place, end);
}

bool is_available(const Information& information, std::uint32_t start, std::uint32_t end) {
  bool found = false;
  for_each_region(information, [&](const MemoryMapEntry& entry) {
    found = found || (entry.type == 1 && entry.start_high == 0 && entry.start <= start &&
                      end - entry.start <= entry.length);
  });
  return found;
}

void check_beside_kernel(std::string_view what, const Information& information, std::uint32_t start,
                         std::uint32_t end) {
  constexpr std::uint32_t kFar = 0x10'0000;
  check(what, start >= reinterpret_cast<std::uintptr_t>(kernel_end) + kFar ||
                  end <= reinterpret_cast<std::uintptr_t>(kernel_start));
  check(what, is_available(information, start, end));
}

void check_texts(const Information& information) {
  check("there is a command line", information.has(2));
  check("the command line", std::string_view(information.text(16)) == "one two=\"three\"");
  check("there is a loader's name", information.has(9));
  check("the loader's name", std::string_view(information.text(64)).starts_with("Slipway "));
}

void check_module(const Information& information, const Module& module, std::string_view text,
                  std::string_view contents) {
  check("a module's text", std::string_view(module.text) == text);
  check_equal("a module's size", module.end - module.start, contents.size());
  check_equal("a module's place in its page", module.start % 4096, 0);
  check_equal("a module's reserved number", module.zero, 0);
  check("a module's contents", std::string_view(reinterpret_cast<const char*>(module.start),
                                                module.end - module.start) == contents);
  check_beside_kernel("modules are free, and far from the kernel", information, module.start,
                      module.end);
}

void check_modules(const Information& information) {
  demand("there are modules", information.has(3));
  check_equal("the number of modules", information.number(20), 2);
  const auto* const modules = reinterpret_cast<const Module*>(information.number(24));
  check_module(information, modules[0], "boot/first", "the first\n");
  check_module(information, modules[1], "second", "the second, which is longer\n");
}

void check_memory(const Information& information) {
  demand("there is a memory map", information.has(6));
  demand("there are sizes of memory", information.has(0));
  std::uint64_t end = 0;
  std::uint32_t lower = 0;
  std::uint32_t upper = 0;
  for_each_region(information, [&](const MemoryMapEntry& entry) {
    check_equal("an entry's size", entry.size, 20);
    const std::uint64_t start = std::uint64_t{entry.start_high} << 32 | entry.start;
    const std::uint64_t length = std::uint64_t{entry.length_high} << 32 | entry.length;
    check("regions are in order", start >= end && length != 0);
    end = start + length;
    if (entry.type == 1 && start == 0) {
      lower = static_cast<std::uint32_t>(length >> 10);
    }
    if (entry.type == 1 && start <= 0x10'0000 && end > 0x10'0000) {
      upper = static_cast<std::uint32_t>((end - 0x10'0000) >> 10);
    }
  });
  check_equal("lower memory", information.number(4), lower > 640 ? 640 : lower);
  check_equal("upper memory", information.number(8), upper);
  check("there is memory", lower >= 512 && upper >= 6 * 1024);
  check("the kernel's own memory is available",
        is_available(information, reinterpret_cast<std::uintptr_t>(kernel_start),
                     reinterpret_cast<std::uintptr_t>(kernel_end)));
  const auto start = reinterpret_cast<std::uintptr_t>(information.place(0));
  check_beside_kernel("the information is free, and far from the kernel", information, start,
                      start + 118);
  check("the information is where kernels map memory first", start + 118 <= 0x10'0000);
}

void check_screen_and_disk(const Information& information) {
  demand("there is a framebuffer", information.has(12));
  const bool has_text = information.byte(109) == 2;
  check_equal("the high half of the framebuffer's address", information.number(92), 0);
  multiboot::check_framebuffer({.address = information.number(88),
                                .pitch = information.number(96),
                                .width = information.number(100),
                                .height = information.number(104),
                                .bits_per_pixel = information.byte(108),
                                .type = information.byte(109),
                                .colors = information.place(112)});
#if defined(SLIPWAY_PIXELS)
  check("there are pixels", !has_text);
  check_equal("the width", information.number(100), 800);
  check_equal("the height", information.number(104), 600);
#else
  // A kernel that takes either has text under a BIOS, which also tells it its disk.
  check("a BIOS has a boot device, and another firmware none", information.has(1) == has_text);
#endif
  if (information.has(1)) {
    check_equal("the partitions of the boot device", information.number(12) & 0xFF'FFFF, 0xFF'FFFF);
    check_equal("the boot device is a hard disk, which", information.number(12) >> 28, 8);
  }
}

void check_sections(const Information& information) {
#if defined(SLIPWAY_FLAT)
  check("a file without sections has none", !information.has(5));
#else
  demand("there are sections", information.has(5));
  multiboot::check_sections({.count = information.number(28),
                             .entry_size = information.number(32),
                             .names_index = information.number(40),
                             .table = information.text(36)});
#endif
}

}  // namespace

void kernel_main(const EntryState& state) {
  multiboot::check_entry_state(state);
  demand("EAX has the magic number", state.eax == multiboot::kMultibootMagic);
  const Information information(state.ebx);
  // a.out symbols, drives, a configuration table, APM and VBE: nobody knows them.
  check_equal("flags that nothing stands for", information.number(0) & ~0x126Fu, 0);
  check_texts(information);
  check_modules(information);
  check_memory(information);
  check_screen_and_disk(information);
  check_sections(information);
  check("the end of .bss is zero", multiboot::is_bss_zero());
  multiboot::end("information");
}
