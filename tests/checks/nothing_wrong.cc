// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <numeric>
#include <string_view>

#include "slipway/kernel.h"

namespace {

std::size_t longest(std::string_view text) {
  char copy[64] = {};
  return text.copy(copy, sizeof copy);
}

}  // namespace

void kernel_main(const slipway::protocol::BootInfo&) {
  std::array<int, 100> numbers = {};
  std::iota(numbers.begin(), numbers.end(), 0);
  slipway::println("sum {}, longest of {}", std::accumulate(numbers.begin(), numbers.end(), 0),
                   longest("abcdefghijklmnopqrstuvwxyz"));
}
