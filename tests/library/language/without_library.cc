// SPDX-License-Identifier: Apache-2.0
// A kernel without the library divides 128-bit numbers, too.
#include <slipway/boot_info.h>

#include <stdint.h>

namespace {

volatile uint64_t ticks = 1'000'000;
volatile uint64_t hertz = 1'000;

void write(uint8_t byte, uint16_t port) {
  asm volatile("outb %0, %1" ::"a"(byte), "Nd"(port));
}

}  // namespace

extern "C" void _start(const slipway::protocol::BootInfo*) {
  const unsigned __int128 wide = static_cast<unsigned __int128>(ticks) * 1'000'000'000;
  const bool right = wide / hertz == 1'000'000'000'000 && wide % hertz == 0;
  for (const char* text = right ? "divided\n" : "wrong\n"; *text != '\0'; ++text) {
    write(static_cast<uint8_t>(*text), 0xE9);
  }
  write(right ? 0x10 : 0x11, 0xF4);
  for (;;) {
    asm volatile("hlt");
  }
}
