// SPDX-License-Identifier: Apache-2.0
#include "boot/facts/mode_choice.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <ostream>
#include <vector>

namespace slipway::facts {
namespace {

struct Mode {
  std::uint32_t width;
  std::uint32_t height;
  std::uint32_t bits_per_pixel;

  bool operator==(const Mode&) const = default;
  friend std::ostream& operator<<(std::ostream& stream, const Mode& mode) {
    return stream << mode.width << "x" << mode.height << "x" << mode.bits_per_pixel;
  }
};

constexpr Mode kNone = {};

struct Case {
  const char* name;
  PixelSize wish;
  std::vector<Mode> modes;
  Mode expected;
  bool fits = true;
};

class ModeChoiceTest : public ::testing::TestWithParam<Case> {};

// Whatever the order in which the firmware lists them.
TEST_P(ModeChoiceTest, ChoosesInEveryOrder) {
  auto modes = GetParam().modes;
  std::ranges::sort(modes, {}, [](const Mode& mode) {
    return std::tuple(mode.width, mode.height, mode.bits_per_pixel);
  });
  const auto tuple = [](const Mode& a, const Mode& b) {
    return std::tuple(a.width, a.height, a.bits_per_pixel) <
           std::tuple(b.width, b.height, b.bits_per_pixel);
  };
  do {
    ModeChoice choice(GetParam().wish);
    Mode best = kNone;
    for (const Mode& mode : modes) {
      if (choice.offer({mode.width, mode.height}, mode.bits_per_pixel)) {
        best = mode;
      }
    }
    EXPECT_EQ(best, GetParam().expected);
    EXPECT_EQ(choice.fits(), GetParam().fits);
  } while (std::ranges::next_permutation(modes, tuple).found);
}

INSTANTIATE_TEST_SUITE_P(
    Modes, ModeChoiceTest,
    ::testing::Values(
        Case{"none", {1024, 768}, {}, kNone, false},
        Case{
            "exact", {800, 600}, {{640, 480, 32}, {800, 600, 32}, {1024, 768, 32}}, {800, 600, 32}},
        Case{"exact_with_24_bits_before_smaller_with_32",
             {800, 600},
             {{640, 480, 32}, {800, 600, 24}, {1024, 768, 32}},
             {800, 600, 24}},
        Case{"32_bits_before_24", {800, 600}, {{800, 600, 24}, {800, 600, 32}}, {800, 600, 32}},
        Case{"largest_smaller",
             {1000, 700},
             {{640, 480, 32}, {800, 600, 32}, {1024, 600, 32}, {800, 768, 32}},
             {800, 600, 32}},
        Case{"as_wide_but_lower", {1024, 768}, {{800, 600, 32}, {1024, 600, 32}}, {1024, 600, 32}},
        Case{"smallest_if_none_fits",
             {320, 200},
             {{1024, 768, 32}, {640, 480, 24}, {640, 480, 32}, {800, 600, 32}},
             {640, 480, 32},
             false},
        Case{"wider_does_not_fit", {600, 800}, {{640, 480, 32}}, {640, 480, 32}, false},
        Case{"ignores_other_depths",
             {800, 600},
             {{800, 600, 8}, {800, 600, 15}, {800, 600, 16}, {640, 480, 24}, {800, 600, 64}},
             {640, 480, 24}},
        Case{"ignores_modes_without_size", {800, 600}, {{0, 600, 32}, {800, 0, 32}}, kNone, false},
        Case{"counts_beyond_32_bits",
             {100'000, 100'000},
             {{65'537, 65'537, 32}, {1024, 768, 32}},
             {65'537, 65'537, 32}}),
    [](const auto& test) { return test.param.name; });

}  // namespace
}  // namespace slipway::facts
