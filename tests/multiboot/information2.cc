// SPDX-License-Identifier: Apache-2.0
// Everything that a Multiboot2 kernel is told, compared with what the machine and the kernel itself
// show.
#include <cstdint>
#include <string_view>

#include "tests/multiboot/console.h"
#include "tests/multiboot/entry_state.h"
#include "tests/multiboot/machine_checks.h"
#include "tests/multiboot/multiboot2.h"

namespace {

using multiboot::check;
using multiboot::check_equal;
using multiboot::demand;
using multiboot::MemoryMapEntry;
using multiboot::Tag;

const Tag* first_tag;
std::uint32_t information_start;
std::uint32_t information_end;

// The tag of that type after `after`; null if there is none.
const Tag* find(std::uint32_t type, const Tag* after = nullptr) {
  for (const Tag* tag = after == nullptr ? first_tag : after->next(); tag->type != 0;
       tag = tag->next()) {
    if (tag->type == type) {
      return tag;
    }
  }
  return nullptr;
}

const Tag& demand_tag(std::string_view what, std::uint32_t type) {
  const Tag* const tag = find(type);
  demand(what, tag != nullptr);
  check(what, find(type, tag) == nullptr);
  return *tag;
}

void check_tags(std::uint32_t address) {
  const auto* const information = reinterpret_cast<const multiboot::Information*>(address);
  check_equal("the information's address modulo 8", address % 8, 0);
  check_equal("the reserved number", information->reserved, 0);
  first_tag = reinterpret_cast<const Tag*>(information + 1);
  information_start = address;
  information_end = address + information->total_size;
  const Tag* tag = first_tag;
  while (tag->type != 0) {
    demand("tags have a size", tag->size >= sizeof(Tag));
    tag = tag->next();
    demand("the tags end", reinterpret_cast<std::uintptr_t>(tag) < information_end);
  }
  check_equal("the end tag's size", tag->size, 8);
  check_equal("where the tags end", reinterpret_cast<std::uintptr_t>(tag) + 8, information_end);
}

void check_texts() {
  check("the command line",
        std::string_view(demand_tag("a command line", 1).text(8)) == "one two=\"three\"");
  check("the loader's name",
        std::string_view(demand_tag("a loader's name", 2).text(8)).starts_with("Slipway "));
}

bool is_available(std::uint32_t start, std::uint32_t end) {
  const Tag& map = demand_tag("a memory map", 6);
  for (std::uint32_t offset = 16; offset < map.size; offset += map.number(8)) {
    const auto& entry = *reinterpret_cast<const MemoryMapEntry*>(map.text(offset));
    if (entry.type == 1 && entry.start.high == 0 && entry.start.low <= start &&
        end - entry.start.low <= entry.size.low) {
      return true;
    }
  }
  return false;
}

void check_beside_kernel(std::string_view what, std::uint32_t start, std::uint32_t end) {
  constexpr std::uint32_t kFar = 0x10'0000;
  check(what, start >= reinterpret_cast<std::uintptr_t>(kernel_end) + kFar ||
                  end <= reinterpret_cast<std::uintptr_t>(kernel_start));
  check(what, is_available(start, end));
}

void check_module(const Tag* tag, std::string_view name, std::string_view contents) {
  demand(name, tag != nullptr);
  const std::uint32_t start = tag->number(8);
  const std::uint32_t end = tag->number(12);
  check("a module's name", std::string_view(tag->text(16)) == name);
  check_equal("a module's size", end - start, contents.size());
  check_equal("a module's place in its page", start % 4096, 0);
  check("a module's contents",
        std::string_view(reinterpret_cast<const char*>(start), end - start) == contents);
  check_beside_kernel("modules are free, and far from the kernel", start, end);
}

void check_modules() {
  const Tag* const first = find(3);
  check_module(first, "boot/first", "the first\n");
  const Tag* const second = find(3, first);
  check_module(second, "second", "the second, which is longer\n");
  check("there are two modules", find(3, second) == nullptr);
}

void check_memory() {
  const Tag& map = demand_tag("a memory map", 6);
  check_equal("an entry's size", map.number(8), sizeof(MemoryMapEntry));
  check_equal("an entry's version", map.number(12), 0);
  std::uint64_t end = 0;
  std::uint32_t last_type = 0;
  std::uint32_t lower = 0;
  std::uint32_t upper = 0;
  for (std::uint32_t offset = 16; offset < map.size; offset += map.number(8)) {
    const auto& entry = *reinterpret_cast<const MemoryMapEntry*>(map.text(offset));
    const std::uint64_t start = std::uint64_t{entry.start.high} << 32 | entry.start.low;
    const std::uint64_t size = std::uint64_t{entry.size.high} << 32 | entry.size.low;
    check("regions are in order", start >= end && size != 0);
    check("regions that touch differ", start != end || entry.type != last_type);
    check("a region has a type", entry.type >= 1 && entry.type <= 5);
    end = start + size;
    last_type = entry.type;
    if (entry.type == 1 && start == 0) {
      lower = static_cast<std::uint32_t>(size >> 10);
    }
    if (entry.type == 1 && start <= 0x10'0000 && end > 0x10'0000) {
      upper = static_cast<std::uint32_t>((end - 0x10'0000) >> 10);
    }
  }
  const Tag& sizes = demand_tag("basic memory sizes", 4);
  check_equal("lower memory", sizes.number(8), lower > 640 ? 640 : lower);
  check_equal("upper memory", sizes.number(12), upper);
  check("there is memory", lower >= 512 && upper >= 6 * 1024);
  check("the kernel's own memory is available",
        is_available(reinterpret_cast<std::uintptr_t>(kernel_start),
                     reinterpret_cast<std::uintptr_t>(kernel_end)));
  check_beside_kernel("the information is free, and far from the kernel", information_start,
                      information_end);
  check("the information is where kernels map memory first", information_end <= 0x10'0000);
}

bool has_text() {
  return demand_tag("a framebuffer", 8).byte(29) == 2;
}

void check_framebuffer() {
  const Tag& tag = demand_tag("a framebuffer", 8);
  check_equal("the high half of the framebuffer's address", tag.number(12), 0);
  multiboot::check_framebuffer({.address = tag.number(8),
                                .pitch = tag.number(16),
                                .width = tag.number(20),
                                .height = tag.number(24),
                                .bits_per_pixel = tag.byte(28),
                                .type = tag.byte(29),
                                .colors = reinterpret_cast<const std::uint8_t*>(tag.text(32))});
  check_equal("the framebuffer tag's size", tag.size, has_text() ? 32 : 38);
#if defined(SLIPWAY_PIXELS)
  check("there are pixels", !has_text());
  check_equal("the width", tag.number(20), 800);
  check_equal("the height", tag.number(24), 600);
#endif
}

// A kernel that takes either has text under a BIOS, which also tells it its disk.
void check_boot_device() {
  const Tag* const device = find(5);
#if !defined(SLIPWAY_PIXELS) && !defined(SLIPWAY_SCREEN)
  check("a BIOS has a boot device, and another firmware none", (device != nullptr) == has_text());
#endif
  if (device != nullptr) {
    check_equal("the boot device's tag has a size which", device->size, 20);
    check("the boot device is a hard disk", device->number(8) >= 0x80 && device->number(8) < 0x90);
    check_equal("the partition", device->number(12), 0xFFFF'FFFF);
    check_equal("the partition in it", device->number(16), 0xFFFF'FFFF);
  }
}

void check_tables() {
  const Tag& old_rsdp = demand_tag("ACPI's old RSDP", 14);
  check_equal("the old RSDP tag's size", old_rsdp.size, 8 + 20);
  multiboot::check_rsdp(old_rsdp.text(8), 20);
  if (old_rsdp.byte(8 + 15) >= 2) {
    const Tag& rsdp = demand_tag("ACPI's new RSDP", 15);
    check_equal("the new RSDP's length", rsdp.number(8 + 20), rsdp.size - 8);
    multiboot::check_rsdp(rsdp.text(8), rsdp.size - 8);
  } else {
    check("an old RSDP is told as such", find(15) == nullptr);
  }
  const Tag& smbios = demand_tag("SMBIOS", 13);
  check("SMBIOS's version", smbios.byte(8) == 2 || smbios.byte(8) == 3);
  multiboot::check_smbios_structures(smbios.text(16), smbios.size - 16);
}

// The map covers what the kernel's own has as available, by descriptors of a size of the firmware's
// (UEFI 2.10, 7.2 "GetMemoryMap()").
void check_efi_map(const Tag& map) {
  const std::uint32_t size = map.number(8);
  demand("an EFI descriptor has a size", size >= 40 && size % 8 == 0);
  check_equal("an EFI descriptor's version", map.number(12), 1);
  check_equal("the EFI map's size modulo a descriptor's", (map.size - 16) % size, 0);
  std::uint32_t pages = 0;
  bool has_kernel = false;
  for (std::uint32_t offset = 16; offset < map.size; offset += size) {
    const std::uint32_t start = map.number(offset + 8);
    const bool is_low = map.number(offset + 12) == 0;
    if (map.number(offset) < 8) {
      pages += map.number(offset + 24);
    }
    const auto kernel = reinterpret_cast<std::uintptr_t>(kernel_start);
    has_kernel |= is_low && kernel >= start && (kernel - start) / 4096 < map.number(offset + 24);
  }
  check("the EFI map has memory", pages >= 4096);
  check("the EFI map has the kernel's place", has_kernel);
}

// Of the firmware, if it is UEFI's of 64 bits.
void check_efi() {
  const Tag* const table = find(12);
#if !defined(SLIPWAY_PIXELS) && !defined(SLIPWAY_SCREEN)
  check("UEFI has a system table, and a BIOS none", (table != nullptr) == (find(5) == nullptr));
#endif
  check("nothing is told of EFI in 32 bits", find(11) == nullptr && find(19) == nullptr);
  check("boot services have ended", find(18) == nullptr);
  check("the image handle is told with the system table",
        (find(20) != nullptr) == (table != nullptr));
  check("the EFI map is told with the system table", (find(17) != nullptr) == (table != nullptr));
  if (table != nullptr) {
    check_equal("the EFI system table's tag has a size which", table->size, 16);
    demand("the EFI system table is below 4 GiB", table->number(12) == 0);
    check("the EFI system table's mark",
          std::string_view(reinterpret_cast<const char*>(table->number(8)), 8) == "IBI SYST");
    check("there is an image handle", demand_tag("an EFI image handle", 20).number(8) != 0);
    check_efi_map(demand_tag("an EFI memory map", 17));
  }
}

void check_sections() {
#if !defined(SLIPWAY_FLAT)
  const Tag& tag = demand_tag("sections", 9);
  multiboot::check_sections({.count = tag.number(8),
                             .entry_size = tag.number(12),
                             .names_index = tag.number(16),
                             .table = tag.text(20)});
#endif
}

}  // namespace

void kernel_main(const EntryState& state) {
  multiboot::check_entry_state(state);
  demand("EAX has the magic number", state.eax == multiboot::kMultiboot2Magic);
  check_tags(state.ebx);
  check_texts();
  check_modules();
  check_memory();
  check_framebuffer();
  check_boot_device();
  check_tables();
  check_efi();
  check_sections();
  const Tag& base = demand_tag("a load base", 21);
  check_equal("the load base", base.number(8), reinterpret_cast<std::uintptr_t>(kernel_start));
  check("the end of .bss is zero", multiboot::is_bss_zero());
  multiboot::end("information");
}
