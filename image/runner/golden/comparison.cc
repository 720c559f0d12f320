// SPDX-License-Identifier: Apache-2.0
#include "image/runner/golden/comparison.h"

#include <algorithm>

#include "host/text/concat.h"

namespace slipway::runner {
namespace {

bool has(const Picture& picture, std::size_t x, std::size_t y) {
  return x < picture.width() && y < picture.height();
}

std::string size_of(const Picture& picture) {
  return host::concat(picture.width(), " x ", picture.height());
}

std::string with_renewal(const std::string& words, const Golden& golden) {
  if (golden.renewal.empty()) {
    return words;
  }
  return host::concat(words, "; if the screen is right, make the picture anew: ", golden.renewal);
}

}  // namespace

bool is_masked(const Golden& golden, std::size_t x, std::size_t y) {
  return std::ranges::any_of(golden.masked,
                             [x, y](const Region& region) { return region.contains(x, y); });
}

bool differs(const Picture& actual, const Golden& golden, std::size_t x, std::size_t y) {
  const bool is_there = has(actual, x, y);
  if (is_there != has(golden.picture, x, y)) {
    return !is_masked(golden, x, y);
  }
  return is_there && actual.at(x, y) != golden.picture.at(x, y) && !is_masked(golden, x, y);
}

Difference difference(const Picture& actual, const Golden& golden) {
  const Picture& expected = golden.picture;
  std::size_t pixels = 0;
  std::size_t left = kMaxSide;
  std::size_t top = kMaxSide;
  std::size_t right = 0;
  std::size_t bottom = 0;
  for (std::size_t y = 0; y < std::max(actual.height(), expected.height()); ++y) {
    for (std::size_t x = 0; x < std::max(actual.width(), expected.width()); ++x) {
      if (!differs(actual, golden, x, y)) {
        continue;
      }
      ++pixels;
      left = std::min(left, x);
      right = std::max(right, x);
      top = std::min(top, y);
      bottom = std::max(bottom, y);
    }
  }
  if (pixels == 0) {
    return {};
  }
  return {.pixels = pixels,
          .box = {.x = left, .y = top, .width = right - left + 1, .height = bottom - top + 1}};
}

std::optional<std::string> difference_in_words(const Screen& screen, const Golden& golden) {
  if (screen.kind == Screen::Kind::kOff) {
    return host::concat("the screen is switched off, and not as in ", golden.name);
  }
  if (screen.picture == nullptr) {
    return host::concat("there is no screen to be as in ", golden.name);
  }
  const Picture& actual = *screen.picture;
  const Picture& expected = golden.picture;
  if (actual.width() != expected.width() || actual.height() != expected.height()) {
    return with_renewal(host::concat("the screen has ", size_of(actual), " pixels, and ",
                                     golden.name, " ", size_of(expected)),
                        golden);
  }
  const Difference found = difference(actual, golden);
  if (found.pixels == 0) {
    return std::nullopt;
  }
  return with_renewal(
      host::concat(found.pixels,
                   found.pixels == 1 ? " pixel of the screen is" : " pixels of the screen are",
                   " not as in ", golden.name, ", all within ", words_for(found.box)),
      golden);
}

}  // namespace slipway::runner
