// SPDX-License-Identifier: Apache-2.0
// What a kernel of these tests says, on the debug console and on COM1, and how it ends. In 32 bits,
// so that nothing of //machine is of use.
#ifndef SLIPWAY_TESTS_MULTIBOOT_CONSOLE_H_
#define SLIPWAY_TESTS_MULTIBOOT_CONSOLE_H_

#include <cstdint>
#include <string_view>

namespace multiboot {

void say(std::string_view text);
void say(std::uint32_t number);  // in hexadecimal

template <typename... Pieces>
void say_line(const Pieces&... pieces) {
  (say(pieces), ...);
  say("\n");
}

// Ends the machine with success if all checks before it held, and otherwise with failure.
[[noreturn]] void end(std::string_view what);

// One of the checks that the kernel counts. A failure says what differs.
void check_equal(std::string_view what, std::uint32_t actual, std::uint32_t expected);
void check(std::string_view what, bool holds);

// Ends the kernel where nothing further makes sense.
void demand(std::string_view what, bool holds);

}  // namespace multiboot

#endif  // SLIPWAY_TESTS_MULTIBOOT_CONSOLE_H_
