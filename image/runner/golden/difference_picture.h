// SPDX-License-Identifier: Apache-2.0
// The difference between a screen and a golden picture, for the eye.
#ifndef SLIPWAY_IMAGE_RUNNER_GOLDEN_DIFFERENCE_PICTURE_H_
#define SLIPWAY_IMAGE_RUNNER_GOLDEN_DIFFERENCE_PICTURE_H_

#include "image/runner/golden/golden.h"
#include "image/runner/screen/picture.h"

namespace slipway::runner {

// Three pictures side by side: what was expected, what was there, and that once more, in grey, with
// each pixel that differs in red, a yellow frame around them all, and what is masked in blue.
Picture difference_picture(const Picture& actual, const Golden& golden);

}  // namespace slipway::runner

#endif  // SLIPWAY_IMAGE_RUNNER_GOLDEN_DIFFERENCE_PICTURE_H_
