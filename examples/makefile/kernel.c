// SPDX-License-Identifier: Apache-2.0
#include <slipway/boot_info.h>
#include <slipway/kernel_request.h>

#include "screen.h"

// Slipway's request: the kernel may keep headers for other loaders beside it.
SLIPWAY_KERNEL_REQUEST();

enum { kWhiteOnBlack = 0x0F };

// What a boot test waits for: port 0xF4 of its machine. A PC has nothing there.
static void exit_test(unsigned char code) {
  __asm__ volatile("outb %0, %1" : : "a"(code), "Nd"((unsigned short)0xF4));
}

// ENTRY of kernel.ld.
void start(const struct slipway_boot_info* info) {
  volatile uint16_t* const screen =
      (volatile uint16_t*)(info->physical_memory.offset + info->text_mode.buffer_physical);
  const char text[] = "Hello from a Makefile!";
  for (unsigned i = 0; i < sizeof text - 1; ++i) screen[i] = cell(text[i], kWhiteOnBlack);
  exit_test(0x10);
  for (;;) __asm__ volatile("cli; hlt");
}
