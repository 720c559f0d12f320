// SPDX-License-Identifier: Apache-2.0
#include "slipway/kernel/testing/failure_text.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <cstddef>
#include <string_view>

#include "slipway/kernel/processors/current_processor.h"
#include "slipway/kernel/text/padding.h"

namespace slipway::testing {
namespace {

constexpr std::string_view kCut = "\n(the rest is left out)";

// One processor needs several where an assertion fails in what another one prints.
constinit std::array<FailureText, 16> texts{};

}  // namespace

FailureText& FailureText::take(Place place) {
  for (;;) {
    for (FailureText& text : texts) {
      if (!text.is_taken_.exchange(true, std::memory_order_acquire)) {
        text.place_ = place;
        text.size_ = 0;
        text.is_line_due_ = false;
        text.is_cut_ = false;
        return text;
      }
    }
    spin_wait();
  }
}

void FailureText::write(std::string_view text) {
  if (is_cut_ || text.empty()) {
    return;
  }
  if (is_line_due_) {
    is_line_due_ = false;
    put("\n");
  }
  const std::size_t room = kCapacity - kCut.size() - size_;
  if (text.size() <= room) {
    put(text);
    return;
  }
  std::size_t size = room;
  while (size > 0 && !internal::begins_character(text[size])) {
    --size;
  }
  put(text.substr(0, size));
  put(kCut);
  is_cut_ = true;
}

void FailureText::put(std::string_view text) {
  const std::size_t size = std::min(text.size(), kCapacity - size_);
  std::copy_n(text.begin(), size, text_.begin() + size_);
  size_ += size;
}

}  // namespace slipway::testing
