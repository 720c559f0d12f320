// SPDX-License-Identifier: Apache-2.0
// Which pixels of a screen are not as a golden picture has them.
#ifndef SLIPWAY_IMAGE_RUNNER_GOLDEN_COMPARISON_H_
#define SLIPWAY_IMAGE_RUNNER_GOLDEN_COMPARISON_H_

#include <cstddef>
#include <optional>
#include <string>

#include "image/runner/golden/golden.h"
#include "image/runner/golden/region.h"
#include "image/runner/screen/picture.h"
#include "image/runner/screen/screen.h"

namespace slipway::runner {

struct Difference {
  std::size_t pixels = 0;  // how many, without those that are masked; 0: there is none
  Region box;              // the smallest that has them all
};

bool is_masked(const Golden& golden, std::size_t x, std::size_t y);

// Whether a pixel differs that is not masked. One that only one of the two pictures has does.
bool differs(const Picture& actual, const Golden& golden, std::size_t x, std::size_t y);

Difference difference(const Picture& actual, const Golden& golden);

// How the screen differs, as a part of a sentence; nothing where it is as the golden picture.
std::optional<std::string> difference_in_words(const Screen& screen, const Golden& golden);

}  // namespace slipway::runner

#endif  // SLIPWAY_IMAGE_RUNNER_GOLDEN_COMPARISON_H_
