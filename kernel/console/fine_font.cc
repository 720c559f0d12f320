// SPDX-License-Identifier: Apache-2.0
#include "slipway/kernel/console/fine_font.h"

#include "slipway/fonts/spleen_16x32.h"

namespace slipway {

const fonts::Font* fine_font() {
  return &fonts::spleen_16x32;
}

}  // namespace slipway
