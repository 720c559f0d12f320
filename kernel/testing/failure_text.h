// SPDX-License-Identifier: Apache-2.0
// What a failure says, while it is put together. Texts are in memory of their own, and not on the
// stack of a test, which may be small; there are as many as processors can write at the same time,
// and who finds none waits.
#ifndef SLIPWAY_KERNEL_TESTING_FAILURE_TEXT_H_
#define SLIPWAY_KERNEL_TESTING_FAILURE_TEXT_H_

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "slipway/kernel/text/text_sink.h"

namespace slipway::testing {

// Where an assertion is written.
struct Place {
  const char* file;
  std::uint32_t line;
};

class FailureText final : public TextSink {
 public:
  static constexpr std::size_t kCapacity = 2000;

  constexpr FailureText() = default;

  // One that nobody else has, until it is given back. It is empty.
  static FailureText& take(Place place);
  void give_back() { is_taken_.store(false, std::memory_order_release); }

  // What does not fit is left out, and that is said.
  void write(std::string_view text) override;
  // What is written from here on begins a line.
  void begin_line() { is_line_due_ = size_ != 0; }

  const Place& place() const { return place_; }
  std::string_view text() const { return {text_.data(), size_}; }

 private:
  void put(std::string_view text);

  std::atomic<bool> is_taken_ = false;
  bool is_line_due_ = false;
  bool is_cut_ = false;
  Place place_{};
  std::size_t size_ = 0;
  std::array<char, kCapacity> text_{};
};

}  // namespace slipway::testing

#endif  // SLIPWAY_KERNEL_TESTING_FAILURE_TEXT_H_
