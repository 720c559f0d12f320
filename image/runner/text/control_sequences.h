// SPDX-License-Identifier: Apache-2.0
// What a program tells a terminal to do, and not to show (ECMA-48, 5th edition).
#ifndef SLIPWAY_IMAGE_RUNNER_TEXT_CONTROL_SEQUENCES_H_
#define SLIPWAY_IMAGE_RUNNER_TEXT_CONTROL_SEQUENCES_H_

#include <string>
#include <string_view>

namespace slipway::runner {

// `text` without its control sequences (section 5.4) and escape sequences (ECMA-35, 6th edition,
// section 13.2). One that is cut off at the end is left out, too.
std::string without_control_sequences(std::string_view text);

}  // namespace slipway::runner

#endif  // SLIPWAY_IMAGE_RUNNER_TEXT_CONTROL_SEQUENCES_H_
