// SPDX-License-Identifier: Apache-2.0
#include <slipway/boot_info.h>
#include <slipway/kernel_request.h>

#include "serial.h"

// Text under a BIOS and pixels under UEFI: this kernel writes to neither.
SLIPWAY_KERNEL_REQUEST(.display = SLIPWAY_DISPLAY_TEXT_OR_FRAMEBUFFER);

// What a boot test waits for: port 0xF4 of its machine. A PC has nothing there.
static void exit_test(unsigned char code) {
  __asm__ volatile("outb %0, %1" : : "a"(code), "Nd"((unsigned short)0xF4));
}

// The ELF file's entry point.
void _start(const struct slipway_boot_info* info) {
  serial_write("Hello from C!\n");
  const struct slipway_memory_region* const regions = info->memory_map;
  uint64_t usable = 0;
  for (uint64_t i = 0; i < info->memory_region_count; ++i) {
    if (regions[i].type == SLIPWAY_MEMORY_USABLE) usable += regions[i].size;
  }
  serial_write_number(usable >> 20);
  serial_write(" MiB of usable memory\n");
  exit_test(0x10);
  for (;;) __asm__ volatile("cli; hlt");
}
