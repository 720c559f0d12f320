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

void serial_write(const char* text) {
  for (; *text != '\0'; ++text) {
    while ((read_port(kLineStatus) & kCanTakeAByte) == 0) {
    }
    write_port(kData, (uint8_t)*text);
  }
}

void serial_write_number(uint64_t number) {
  char digits[21];
  char* digit = digits + sizeof digits;
  *--digit = '\0';
  do {
    *--digit = (char)('0' + number % 10);
    number /= 10;
  } while (number != 0);
  serial_write(digit);
}
