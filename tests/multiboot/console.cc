// SPDX-License-Identifier: Apache-2.0
#include "tests/multiboot/console.h"

namespace multiboot {
namespace {

int failures = 0;

void write_port(std::uint16_t port, std::uint8_t byte) {
  asm volatile("outb %0, %1" ::"a"(byte), "Nd"(port));
}

std::uint8_t read_port(std::uint16_t port) {
  std::uint8_t byte;
  asm volatile("inb %1, %0" : "=a"(byte) : "Nd"(port));
  return byte;
}

// COM1, as any loader or firmware may have left it: 115200 baud, 8 bits (16550 data sheet, 8.0).
void start_serial() {
  constexpr std::uint16_t kCom1 = 0x3F8;
  write_port(kCom1 + 1, 0);
  write_port(kCom1 + 3, 0x80);
  write_port(kCom1 + 0, 1);
  write_port(kCom1 + 1, 0);
  write_port(kCom1 + 3, 0x03);
  write_port(kCom1 + 2, 0x07);
}

void put(char character) {
  constexpr std::uint16_t kDebugConsole = 0xE9;
  constexpr std::uint16_t kCom1 = 0x3F8;
  constexpr std::uint8_t kReady = 0x20;
  static bool is_ready = false;
  if (!is_ready) {
    start_serial();
    is_ready = true;
  }
  write_port(kDebugConsole, static_cast<std::uint8_t>(character));
  while ((read_port(kCom1 + 5) & kReady) == 0) {
  }
  write_port(kCom1, static_cast<std::uint8_t>(character));
}

// Of //machine/devices:qemu.
constexpr std::uint8_t kSuccess = 0x10;
constexpr std::uint8_t kFailure = 0x11;

[[noreturn]] void exit(std::uint8_t code) {
  constexpr std::uint16_t kDebugExit = 0xF4;
  write_port(kDebugExit, code);
  while (true) {
    asm volatile("cli; hlt");
  }
}

}  // namespace

void say(std::string_view text) {
  for (const char character : text) {
    put(character);
  }
}

void say(std::uint32_t number) {
  say("0x");
  int shift = 28;
  while (shift > 0 && number >> shift == 0) {
    shift -= 4;
  }
  for (; shift >= 0; shift -= 4) {
    const std::uint32_t digit = number >> shift & 0xF;
    put(static_cast<char>(digit < 10 ? '0' + digit : 'a' + (digit - 10)));
  }
}

void end(std::string_view what) {
  if (failures != 0) {
    say_line(what, ": ", static_cast<std::uint32_t>(failures), " checks failed");
    exit(kFailure);
  }
  say_line(what, " as documented");
  exit(kSuccess);
}

void check_equal(std::string_view what, std::uint32_t actual, std::uint32_t expected) {
  if (actual != expected) {
    ++failures;
    say_line(what, " is ", actual, ", not ", expected);
  }
}

void check(std::string_view what, bool holds) {
  if (!holds) {
    ++failures;
    say_line("not so: ", what);
  }
}

void demand(std::string_view what, bool holds) {
  if (!holds) {
    check(what, false);
    end(what);
  }
}

}  // namespace multiboot
