// SPDX-License-Identifier: Apache-2.0
// A picture of a screen, as an emulator takes it.
#ifndef SLIPWAY_IMAGE_RUNNER_SCREEN_PICTURE_H_
#define SLIPWAY_IMAGE_RUNNER_SCREEN_PICTURE_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

#include "host/text/result.h"
#include "image/runner/screen/color.h"

namespace slipway::runner {

// No screen is wider or higher; more would only be a damaged file.
inline constexpr std::size_t kMaxSide = 32768;

class Picture {
 public:
  // `pixels`: red, green and blue of each, row by row; width * height * 3 bytes.
  Picture(std::size_t width, std::size_t height, std::string pixels)
      : width_(width), height_(height), pixels_(std::move(pixels)) {}

  std::size_t width() const { return width_; }
  std::size_t height() const { return height_; }

  const std::string& pixels() const { return pixels_; }

  // The pixel at `x` and `y`, which are less than the width and the height.
  Color at(std::size_t x, std::size_t y) const {
    const std::size_t at = (y * width_ + x) * 3;
    const auto part = [this](std::size_t i) { return static_cast<std::uint8_t>(pixels_[i]); };
    return {part(at), part(at + 1), part(at + 2)};
  }

 private:
  std::size_t width_;
  std::size_t height_;
  std::string pixels_;
};

// Reads a binary PPM ("P6", netpbm's ppm(5)) with 255 as its brightest value, as QEMU's screendump
// writes it. The error says what is wrong with the file, without the end of a sentence.
host::Result<Picture> parse_ppm(std::string_view file);

}  // namespace slipway::runner

#endif  // SLIPWAY_IMAGE_RUNNER_SCREEN_PICTURE_H_
