// SPDX-License-Identifier: Apache-2.0
#include "limine_requests.h"
#include "serial.h"

LIMINE_REQUEST uint64_t base_revision[3] = LIMINE_BASE_REVISION(3);
LIMINE_REQUEST LIMINE_REQUEST_FOR(limine_bootloader_info) loader = {{LIMINE_BOOTLOADER_INFO}, 0, 0};
LIMINE_REQUEST LIMINE_REQUEST_FOR(limine_command_line) command_line = {{LIMINE_COMMAND_LINE}, 0, 0};
LIMINE_REQUEST LIMINE_REQUEST_FOR(limine_framebuffers) screens = {{LIMINE_FRAMEBUFFER}, 0, 0};
LIMINE_REQUEST LIMINE_REQUEST_FOR(limine_modules) modules = {{LIMINE_MODULES}, 0, 0};

// What a boot test waits for: port 0xF4 of its machine. A PC has nothing there.
static void exit_test(unsigned char code) {
  __asm__ volatile("outb %0, %1" : : "a"(code), "Nd"((unsigned short)0xF4));
}

static void draw_a_diagonal(const struct limine_framebuffer* screen) {
  for (uint64_t i = 0; i < screen->width && i < screen->height; ++i) {
    uint32_t* const line = (uint32_t*)((char*)screen->pixels + i * screen->pitch);
    line[i] = 0xFFFFFF;
  }
}

void _start(void) {
  if (loader.answer != 0 && command_line.answer != 0) {
    serial_write("booted by ");
    serial_write(loader.answer->name);
    serial_write(", told: ");
    serial_write(command_line.answer->text);
    serial_write("\n");
  }
  for (uint64_t i = 0; modules.answer != 0 && i < modules.answer->count; ++i) {
    const struct limine_file* const file = modules.answer->files[i];
    serial_write(file->path);
    serial_write(", ");
    serial_write(file->string);
    serial_write(": ");
    serial_write_bytes(file->contents, file->size);
  }
  if (screens.answer != 0 && screens.answer->framebuffers[0]->bits_per_pixel == 32) {
    draw_a_diagonal(screens.answer->framebuffers[0]);
  }
  exit_test(0x10);
  for (;;) __asm__ volatile("cli; hlt");
}
