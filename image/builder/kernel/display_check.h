// SPDX-License-Identifier: Apache-2.0
// Whether the screen that a kernel asks for is one that its disk's firmware has.
#ifndef SLIPWAY_IMAGE_BUILDER_KERNEL_DISPLAY_CHECK_H_
#define SLIPWAY_IMAGE_BUILDER_KERNEL_DISPLAY_CHECK_H_

#include <optional>
#include <string>

#include "image/builder/kernel/kernel_check.h"

namespace slipway::image {

// What is wrong with `request` on a disk that only UEFI starts, as a sentence whose subject is the
// kernel and what to change, or nothing. The loader would say so at each boot.
std::optional<std::string> uefi_display_fault(const Request& request);

}  // namespace slipway::image

#endif  // SLIPWAY_IMAGE_BUILDER_KERNEL_DISPLAY_CHECK_H_
