// SPDX-License-Identifier: Apache-2.0
// What the end of a run means for the cases in it.
#ifndef SLIPWAY_IMAGE_RUNNER_CASES_BOOT_END_H_
#define SLIPWAY_IMAGE_RUNNER_CASES_BOOT_END_H_

#include <string>

#include "image/runner/cases/course.h"
#include "image/runner/verdict/facts.h"

namespace slipway::runner {

// `why_stopped`: where the runner has ended the run itself (Ending::kSeenEnough), the sentence on
// it, without its end.
BootEnd boot_end(const Facts& facts, const std::string& why_stopped);

}  // namespace slipway::runner

#endif  // SLIPWAY_IMAGE_RUNNER_CASES_BOOT_END_H_
