// SPDX-License-Identifier: Apache-2.0
// Compiles for the bare machine if the freestanding C++ library is complete,
// and links if what it makes of this refers to no other library.
#include <algorithm>
#include <array>
#include <atomic>
#include <bit>
#include <bitset>
#include <cassert>
#include <charconv>
#include <compare>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <expected>
#include <functional>
#include <initializer_list>
#include <iterator>
#include <limits>
#include <memory>
#include <new>
#include <numeric>
#include <optional>
#include <ranges>
#include <source_location>
#include <span>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>
#include <variant>

namespace {

std::expected<int, std::string_view> largest(std::span<const int> numbers) {
  if (numbers.empty()) {
    return std::unexpected<std::string_view>("nothing to choose from");
  }
  return *std::ranges::max_element(numbers);
}

}  // namespace

extern "C" [[noreturn]] void start();

void start() {
  std::array numbers = {3, 1, 4, 1, 5};
  std::sort(numbers.begin(), numbers.end());
  assert(std::ranges::is_sorted(numbers));

  // Checked accesses and conversions, the sources of calls into a library.
  std::array<char, 16> text = {};
  auto [end, error] = std::to_chars(text.data(), text.data() + text.size(), numbers[4]);
  std::string_view view(text.data(), static_cast<std::size_t>(end - text.data()));
  std::variant<int, std::string_view> either = view;
  std::optional<char> first = std::get<std::string_view>(either).at(0);

  volatile int result = largest(numbers).value() + first.value();
  (void)result;
  for (;;) {
  }
}
