// SPDX-License-Identifier: Apache-2.0
// What both versions tell of a machine and of the kernel, in different places.
#ifndef SLIPWAY_TESTS_MULTIBOOT_MACHINE_CHECKS_H_
#define SLIPWAY_TESTS_MULTIBOOT_MACHINE_CHECKS_H_

#include <cstddef>
#include <cstdint>

namespace multiboot {

struct Framebuffer {
  std::uint32_t address;
  std::uint32_t pitch;
  std::uint32_t width;
  std::uint32_t height;
  std::uint8_t bits_per_pixel;
  std::uint8_t type;           // 1: pixels, 2: text
  const std::uint8_t* colors;  // of pixels: position and size of red, green and blue
};

// Writes to it, too.
void check_framebuffer(const Framebuffer& framebuffer);

void check_rsdp(const char* rsdp, std::size_t size);
void check_smbios_structures(const char* structures, std::size_t size);

struct Sections {
  std::uint32_t count;
  std::uint32_t entry_size;
  std::uint32_t names_index;
  const char* table;
};

// By them the kernel finds its own text, and its own symbols.
void check_sections(const Sections& sections);

// A few hundred KiB that nobody has written to.
bool is_bss_zero();

}  // namespace multiboot

#endif  // SLIPWAY_TESTS_MULTIBOOT_MACHINE_CHECKS_H_
