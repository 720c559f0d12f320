// SPDX-License-Identifier: Apache-2.0
// How text looks, whatever shows it.
#ifndef SLIPWAY_KERNEL_TEXT_STYLE_H_
#define SLIPWAY_KERNEL_TEXT_STYLE_H_

#include <cstdint>

namespace slipway {

// The sixteen colours of PCs. A display shows them in shades of its own.
enum class Color : std::uint8_t {
  kBlack,
  kBlue,
  kGreen,
  kCyan,
  kRed,
  kMagenta,
  kBrown,
  kLightGray,
  kDarkGray,
  kLightBlue,
  kLightGreen,
  kLightCyan,
  kLightRed,
  kPink,
  kYellow,
  kWhite,
};

struct Style {
  Color foreground = Color::kLightGray;
  Color background = Color::kBlack;
  bool bold = false;  // a display without bold letters shows brighter ones

  constexpr bool operator==(const Style&) const = default;
};

}  // namespace slipway

#endif  // SLIPWAY_KERNEL_TEXT_STYLE_H_
