// SPDX-License-Identifier: Apache-2.0
// The first serial port, as the firmware has left it, and the port by which a test's machine ends.
#ifndef SERIAL_H_
#define SERIAL_H_

#include <cstdint>

inline void write_port(std::uint16_t port, std::uint8_t value) {
  asm volatile("outb %0, %1" ::"a"(value), "Nd"(port));
}

inline std::uint8_t read_port(std::uint16_t port) {
  std::uint8_t value;
  asm volatile("inb %1, %0" : "=a"(value) : "Nd"(port));
  return value;
}

inline void serial_write(const char* text) {
  constexpr std::uint16_t kData = 0x3F8;
  constexpr std::uint8_t kCanTakeAByte = 0x20;
  for (; *text != '\0'; ++text) {
    while ((read_port(kData + 5) & kCanTakeAByte) == 0) {
    }
    write_port(kData, static_cast<std::uint8_t>(*text));
  }
}

#endif
