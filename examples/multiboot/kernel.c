// SPDX-License-Identifier: Apache-2.0
#include <stdint.h>

// Multiboot2 Specification 2.0, section 3.6: tags, each at a multiple of 8.
struct tag {
  uint32_t type;
  uint32_t size;
};

struct text_tag {
  struct tag start;
  char text[];
};

struct module_tag {
  struct tag start;
  uint32_t first;
  uint32_t end;
  char text[];
};

enum { kEnd = 0, kCommandLine = 1, kLoaderName = 2, kModule = 3 };

static void write_port(uint16_t port, uint8_t value) {
  __asm__ volatile("outb %0, %1" : : "a"(value), "Nd"(port));
}

static uint8_t read_port(uint16_t port) {
  uint8_t value;
  __asm__ volatile("inb %1, %0" : "=a"(value) : "Nd"(port));
  return value;
}

// The first serial port, as the firmware has left it.
static void put(char character) {
  while ((read_port(0x3FD) & 0x20) == 0) {
  }
  write_port(0x3F8, (uint8_t)character);
}

static void write_text(const char* text) {
  while (*text != '\0') put(*text++);
}

static void show(const struct tag* tag) {
  const struct text_tag* const text = (const struct text_tag*)tag;
  const struct module_tag* const module = (const struct module_tag*)tag;
  switch (tag->type) {
    case kLoaderName:
      write_text("booted by ");
      write_text(text->text);
      break;
    case kCommandLine:
      write_text("told: ");
      write_text(text->text);
      break;
    case kModule:
      write_text(module->text);
      write_text(": ");
      for (uintptr_t at = module->first; at < module->end; ++at) put(*(const char*)at);
      return;
    default:
      return;
  }
  write_text("\n");
}

static void show_all(const char* information, uint32_t type) {
  const struct tag* tag = (const struct tag*)(information + 8);
  while (tag->type != kEnd) {
    if (tag->type == type) show(tag);
    tag = (const struct tag*)((const char*)tag + ((tag->size + 7) & ~7u));
  }
}

// The tags come in no order that anybody promises.
void kernel_main(const char* information) {
  show_all(information, kLoaderName);
  show_all(information, kCommandLine);
  show_all(information, kModule);
  write_port(0xF4, 0x10);  // what a boot test waits for: a PC has nothing there
}
