// SPDX-License-Identifier: Apache-2.0
#include "image/runner/golden/difference_picture.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>

#include "image/runner/golden/comparison.h"

namespace slipway::runner {
namespace {

constexpr std::size_t kGap = 8;  // pixels between the pictures
constexpr std::size_t kChannels = 3;

constexpr Color kBehind{0x60, 0x60, 0x60};
constexpr Color kDiffers{0xFF, 0, 0};
constexpr Color kFrame{0xFF, 0xFF, 0};

// A sheet of paper for pictures.
class Sheet {
 public:
  Sheet(std::size_t width, std::size_t height)
      : width_(width), height_(height), pixels_(width * height * kChannels, '\0') {
    for (std::size_t y = 0; y < height; ++y) {
      for (std::size_t x = 0; x < width; ++x) {
        set(x, y, kBehind);
      }
    }
  }

  void set(std::size_t x, std::size_t y, Color color) {
    char* const pixel = pixels_.data() + (y * width_ + x) * kChannels;
    pixel[0] = static_cast<char>(color.red);
    pixel[1] = static_cast<char>(color.green);
    pixel[2] = static_cast<char>(color.blue);
  }

  void put(const Picture& picture, std::size_t left) {
    for (std::size_t y = 0; y < picture.height(); ++y) {
      for (std::size_t x = 0; x < picture.width(); ++x) {
        set(left + x, y, picture.at(x, y));
      }
    }
  }

  Picture picture() && { return Picture(width_, height_, std::move(pixels_)); }

 private:
  std::size_t width_;
  std::size_t height_;
  std::string pixels_;
};

// Dark enough for what is marked to stand out.
Color faded(Color color) {
  const auto brightness =
      static_cast<std::uint8_t>((color.red + color.green + color.blue) / kChannels / 3);
  return {brightness, brightness, brightness};
}

Color bluish(Color color) {
  return {color.red, color.green, 0xC0};
}

// One pixel wide, around the box where there is room for it.
void draw_frame(Sheet& sheet, std::size_t left, const Region& box, std::size_t width,
                std::size_t height) {
  const std::size_t first_x = box.x - std::min<std::size_t>(box.x, 1);
  const std::size_t first_y = box.y - std::min<std::size_t>(box.y, 1);
  const std::size_t last_x = std::min(box.x + box.width, width - 1);
  const std::size_t last_y = std::min(box.y + box.height, height - 1);
  for (std::size_t y = first_y; y <= last_y; ++y) {
    for (std::size_t x = first_x; x <= last_x; ++x) {
      if (!box.contains(x, y)) {
        sheet.set(left + x, y, kFrame);
      }
    }
  }
}

}  // namespace

Picture difference_picture(const Picture& actual, const Golden& golden) {
  const Picture& expected = golden.picture;
  const std::size_t width = std::max(actual.width(), expected.width());
  const std::size_t height = std::max(actual.height(), expected.height());
  Sheet sheet(3 * width + 2 * kGap, height);
  sheet.put(expected, 0);
  sheet.put(actual, width + kGap);

  const std::size_t left = 2 * (width + kGap);
  for (std::size_t y = 0; y < height; ++y) {
    for (std::size_t x = 0; x < width; ++x) {
      const bool is_there = x < actual.width() && y < actual.height();
      const Color color = is_there ? faded(actual.at(x, y)) : kBehind;
      if (differs(actual, golden, x, y)) {
        sheet.set(left + x, y, kDiffers);
      } else {
        sheet.set(left + x, y, is_masked(golden, x, y) ? bluish(color) : color);
      }
    }
  }
  if (const Difference found = difference(actual, golden); found.pixels != 0) {
    draw_frame(sheet, left, found.box, width, height);
  }
  return std::move(sheet).picture();
}

}  // namespace slipway::runner
