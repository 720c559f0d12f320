// SPDX-License-Identifier: Apache-2.0
// Which of a machine's video modes a kernel gets.
#ifndef SLIPWAY_BOOT_FACTS_MODE_CHOICE_H_
#define SLIPWAY_BOOT_FACTS_MODE_CHOICE_H_

#include <cstdint>

namespace slipway::facts {

struct PixelSize {
  std::uint32_t width;
  std::uint32_t height;

  bool operator==(const PixelSize&) const = default;
};

// Chooses among the modes that it is offered one after the other: the largest that fits into
// `wish`, which is the mode of that size if there is one; or, as long as none fits, the smallest.
// Of two modes of a size, the one with more bits a pixel.
class ModeChoice {
 public:
  explicit constexpr ModeChoice(PixelSize wish) : wish_(wish) {}

  // Whether the mode is better than all before. Modes with neither 24 nor 32 bits a pixel are not.
  constexpr bool offer(PixelSize size, std::uint32_t bits_per_pixel) {
    if (size.width == 0 || size.height == 0) {
      return false;
    }
    if (bits_per_pixel != 24 && bits_per_pixel != 32) {
      return false;
    }
    const Rank rank = {
        .fits = size.width <= wish_.width && size.height <= wish_.height,
        .pixels = std::uint64_t{size.width} * size.height,
        .bits_per_pixel = bits_per_pixel,
    };
    if (!rank.is_better_than(best_)) {
      return false;
    }
    best_ = rank;
    return true;
  }

  // Whether the best so far fits into the wish.
  constexpr bool fits() const { return best_.fits; }

 private:
  struct Rank {
    bool fits;
    std::uint64_t pixels;
    std::uint32_t bits_per_pixel;

    constexpr bool is_better_than(const Rank& other) const {
      if (fits != other.fits) {
        return fits;
      }
      if (pixels != other.pixels) {
        return fits == (pixels > other.pixels);
      }
      return bits_per_pixel > other.bits_per_pixel;
    }
  };

  PixelSize wish_;
  Rank best_ = {.fits = false, .pixels = ~std::uint64_t{0}, .bits_per_pixel = 0};
};

}  // namespace slipway::facts

#endif  // SLIPWAY_BOOT_FACTS_MODE_CHOICE_H_
