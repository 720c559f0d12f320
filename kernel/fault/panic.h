// SPDX-License-Identifier: Apache-2.0
// Giving up: a message with file and line on all outputs, then the end with ExitCode::kFailure.
#ifndef SLIPWAY_KERNEL_FAULT_PANIC_H_
#define SLIPWAY_KERNEL_FAULT_PANIC_H_

#include <source_location>
#include <span>
#include <string_view>

#include "slipway/kernel/text/format.h"

namespace slipway {

// White on red on the screen from here on; ends the kernel when a panic is under way already, so
// that a fault while reporting a fault cannot go round in circles.
void begin_panic();

[[noreturn]] void vpanic(const std::source_location& where, std::string_view text,
                         std::span<const FormatArgument> arguments);

[[noreturn]] void assertion_failed(const std::source_location& where, std::string_view condition,
                                   std::string_view text,
                                   std::span<const FormatArgument> arguments);

// Prints the place of the call and the message, in kernel/text/format.h's syntax.
template <typename... Args>
[[noreturn]] void panic(format_string<Args...> format, const Args&... arguments) {
  vpanic(format.where(), format.get(), internal::pack(arguments...));
}

namespace internal {

[[noreturn]] inline void fail_assertion(
    std::string_view condition, std::source_location where = std::source_location::current()) {
  assertion_failed(where, condition, "", {});
}

template <typename... Args>
[[noreturn]] void fail_assertion_with(std::string_view condition, format_string<Args...> format,
                                      const Args&... arguments) {
  assertion_failed(format.where(), condition, format.get(), pack(arguments...));
}

}  // namespace internal
}  // namespace slipway

// Panics unless the condition holds. Stays in every build. A message, with arguments, may follow:
// ASSERT(count < kMax, "{} of at most {}", count, kMax).
#define ASSERT(condition, ...)                                                                    \
  ((condition) ? void()                                                                           \
               : ::slipway::internal::fail_assertion##__VA_OPT__(_with)(#condition __VA_OPT__(, ) \
                                                                            __VA_ARGS__))

#endif  // SLIPWAY_KERNEL_FAULT_PANIC_H_
