// SPDX-License-Identifier: Apache-2.0
// EDID: what a monitor says about itself (VESA Enhanced EDID Standard, release A2).
#ifndef SLIPWAY_BOOT_FACTS_EDID_H_
#define SLIPWAY_BOOT_FACTS_EDID_H_

#include <array>
#include <cstdint>
#include <optional>

#include "boot/facts/mode_choice.h"

namespace slipway::facts {

using Edid = std::array<std::uint8_t, 128>;

// The size that the monitor likes best; nothing if `edid` is not whole or does not say.
std::optional<PixelSize> preferred_size(const Edid& edid);

}  // namespace slipway::facts

#endif  // SLIPWAY_BOOT_FACTS_EDID_H_
