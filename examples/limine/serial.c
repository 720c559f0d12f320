// SPDX-License-Identifier: Apache-2.0
#include "serial.h"

enum { kData = 0x3F8, kLineStatus = kData + 5, kCanTakeAByte = 0x20 };

static uint8_t read_port(uint16_t port) {
  uint8_t value;
  __asm__ volatile("inb %1, %0" : "=a"(value) : "Nd"(port));
  return value;
}

static void write_port(uint16_t port, uint8_t value) {
  __asm__ volatile("outb %0, %1" : : "a"(value), "Nd"(port));
}

void serial_write_bytes(const char* bytes, uint64_t size) {
  for (uint64_t i = 0; i < size; ++i) {
    while ((read_port(kLineStatus) & kCanTakeAByte) == 0) {
    }
    write_port(kData, (uint8_t)bytes[i]);
  }
}

void serial_write(const char* text) {
  uint64_t size = 0;
  while (text[size] != '\0') ++size;
  serial_write_bytes(text, size);
}
