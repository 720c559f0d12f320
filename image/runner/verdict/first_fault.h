// SPDX-License-Identifier: Apache-2.0
// An exception that came before the kernel had an interrupt table of its own: Slipway's loader
// leaves it one, which reports it.
#ifndef SLIPWAY_IMAGE_RUNNER_VERDICT_FIRST_FAULT_H_
#define SLIPWAY_IMAGE_RUNNER_VERDICT_FIRST_FAULT_H_

#include <optional>
#include <string>

#include "image/runner/verdict/facts.h"

namespace slipway::runner {

// Which it was, in the words of the report, if it ended the run: "exception 14 (page fault) at
// 0x10, error code 0x2, cr2 0x0". A kernel that ends with the same status has not said so, and has
// not faulted.
std::optional<std::string> first_fault(const Facts& facts);

}  // namespace slipway::runner

#endif  // SLIPWAY_IMAGE_RUNNER_VERDICT_FIRST_FAULT_H_
