// SPDX-License-Identifier: Apache-2.0
// Whether it was the image that ran.
#ifndef SLIPWAY_IMAGE_RUNNER_VERDICT_ANOTHER_DISK_H_
#define SLIPWAY_IMAGE_RUNNER_VERDICT_ANOTHER_DISK_H_

#include <optional>

#include "image/runner/verdict/facts.h"
#include "image/runner/verdict/texts.h"
#include "image/runner/verdict/verdict.h"

namespace slipway::runner {

// The judgement on a run of what is not the image, whatever it has shown. Nothing if the image has
// run, if that cannot be known, or if nothing but the firmware has run and the ending says enough:
// a time limit that has passed is then still one.
std::optional<Verdict> another_disk(const Facts& facts, const Output& output);

}  // namespace slipway::runner

#endif  // SLIPWAY_IMAGE_RUNNER_VERDICT_ANOTHER_DISK_H_
