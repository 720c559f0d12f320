// SPDX-License-Identifier: Apache-2.0
// From the bytes that a terminal sends to the keys of a PC.
#ifndef SLIPWAY_IMAGE_RUNNER_VIEW_KEYBOARD_H_
#define SLIPWAY_IMAGE_RUNNER_VIEW_KEYBOARD_H_

#include <string>
#include <string_view>
#include <vector>

namespace slipway::runner {

// Keys that are pressed together, by QEMU's names ("qcodes"): {"shift", "a"}.
using KeyChord = std::vector<std::string>;

// The keys of an American keyboard that give `input`. Bytes that no key gives are left out.
std::vector<KeyChord> keys_for(std::string_view input);

}  // namespace slipway::runner

#endif  // SLIPWAY_IMAGE_RUNNER_VIEW_KEYBOARD_H_
