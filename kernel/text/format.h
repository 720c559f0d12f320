// SPDX-License-Identifier: Apache-2.0
// Formatted text, in std::format's syntax: format_to(sink, "{:>8} {:#x}\n", name, address).
//
//   {}           the next argument: integers of 8 to 64 bits, bool, char, strings, pointers
//   {0} {1}      numbered arguments
//   {:>8}        at least 8 wide, right-aligned; < left, ^ centred; {:*^8} filled with *
//   {:+} {: }    a sign, or a space, for positive numbers too
//   {:x} {:X} {:b} {:o}      hexadecimal, binary, octal; {:#x} {:#b} {:#o} with prefix
//   {:08x}       zeros in front
//   {:.5}        at most 5 characters of a string
//   {{ }}        braces
//
// Types of your own: see `formatter` in kernel/text/format_argument.h.
#ifndef SLIPWAY_KERNEL_TEXT_FORMAT_H_
#define SLIPWAY_KERNEL_TEXT_FORMAT_H_

#include <array>
#include <cstddef>
#include <span>
#include <string_view>

#include "slipway/kernel/text/format_argument.h"
#include "slipway/kernel/text/format_string.h"
#include "slipway/kernel/text/text_sink.h"

namespace slipway {

// The one function behind all of them. `text` has been checked against `arguments`.
void vformat_to(TextSink& out, std::string_view text, std::span<const FormatArgument> arguments);

namespace internal {

template <typename... Args>
constexpr auto pack(const Args&... arguments) {
  if constexpr ((formattable<Args> && ...)) {
    return std::array<FormatArgument, sizeof...(Args)>{FormatArgument(arguments)...};
  } else {
    return std::array<FormatArgument, 0>{};  // the format string has already said what is wrong
  }
}

}  // namespace internal

template <typename... Args>
void format_to(TextSink& out, format_string<Args...> format, const Args&... arguments) {
  vformat_to(out, format.get(), internal::pack(arguments...));
}

// A sink that keeps what fits into `buffer` and drops the rest.
class BufferSink final : public TextSink {
 public:
  constexpr explicit BufferSink(std::span<char> buffer) : buffer_(buffer) {}

  void write(std::string_view text) override;

  constexpr std::string_view text() const { return {buffer_.data(), size_}; }

 private:
  std::span<char> buffer_;
  std::size_t size_ = 0;
};

// Formats into `buffer`; what does not fit is cut off. The result points into the buffer and is
// not zero-terminated.
template <typename... Args>
std::string_view format_to(std::span<char> buffer, format_string<Args...> format,
                           const Args&... arguments) {
  BufferSink sink(buffer);
  vformat_to(sink, format.get(), internal::pack(arguments...));
  return sink.text();
}

}  // namespace slipway

#endif  // SLIPWAY_KERNEL_TEXT_FORMAT_H_
