// SPDX-License-Identifier: Apache-2.0
// Quoting for QEMU's command line.
#ifndef SLIPWAY_IMAGE_RUNNER_QEMU_OPTION_VALUE_H_
#define SLIPWAY_IMAGE_RUNNER_QEMU_OPTION_VALUE_H_

#include <string>
#include <string_view>

namespace slipway::runner {

// `text` as a value within an option of QEMU's, where a comma is written twice.
inline std::string option_value(std::string_view text) {
  std::string result;
  for (const char character : text) {
    result += character == ',' ? ",," : std::string(1, character);
  }
  return result;
}

}  // namespace slipway::runner

#endif  // SLIPWAY_IMAGE_RUNNER_QEMU_OPTION_VALUE_H_
