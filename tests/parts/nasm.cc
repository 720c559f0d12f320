// SPDX-License-Identifier: Apache-2.0
// Calls what NASM has assembled, and reads its data; and a file that it made without a format.
#include <cstdint>
#include <string_view>

#include <slipway/kernel.h>

#include "tests/parts/boot_word.h"

extern "C" {
int named_with_a_blank();
int named_without();
std::uint64_t sum_and_answer(std::uint64_t a, std::uint64_t b);
extern const char greeting[];
extern const std::uint64_t greeting_size;
}

void kernel_main(const slipway::protocol::BootInfo&) {
  // 1 + 2 + ANSWER 42 + BONUS 100 + OFFSET 1000, and one more at each call.
  ASSERT(sum_and_answer(1, 2) == 1145);
  ASSERT(sum_and_answer(1, 2) == 1146);
  ASSERT(std::string_view(greeting, greeting_size) == "Hello from a file");

  ASSERT(named_with_a_blank() == 7);
  ASSERT(named_without() == 8);

  // jmp to itself; 0x7C00 and 0xAA55, the lower byte first.
  constexpr std::uint8_t kBootWord[] = {0xEB, 0xFE, 0x00, 0x7C, 0x55, 0xAA};
  const std::span bytes = boot_word();
  ASSERT(bytes.size() == sizeof kBootWord);
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    ASSERT(std::to_integer<std::uint8_t>(bytes[i]) == kBootWord[i]);
  }
  slipway::println("NASM and C++ understand each other");
}
