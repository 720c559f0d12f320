// SPDX-License-Identifier: Apache-2.0
// The other way round of loader::protocol_name().
#ifndef SLIPWAY_IMAGE_BUILDER_BUNDLE_PROTOCOL_LETTERS_H_
#define SLIPWAY_IMAGE_BUILDER_BUNDLE_PROTOCOL_LETTERS_H_

#include <cstdint>
#include <string>

#include "boot/loader/bundle/bundle_format.h"

namespace slipway::image {

inline std::string protocol_letters(std::uint64_t name) {
  std::string letters;
  for (; name != 0; name /= loader::kProtocolLetters.size()) {
    letters += loader::kProtocolLetters[name % loader::kProtocolLetters.size()];
  }
  return letters;
}

}  // namespace slipway::image

#endif  // SLIPWAY_IMAGE_BUILDER_BUNDLE_PROTOCOL_LETTERS_H_
