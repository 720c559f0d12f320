// SPDX-License-Identifier: Apache-2.0
// Why there can be no image of a kernel.
#ifndef SLIPWAY_IMAGE_BUILDER_KERNEL_KERNEL_ERROR_H_
#define SLIPWAY_IMAGE_BUILDER_KERNEL_KERNEL_ERROR_H_

#include <string>
#include <variant>

#include "boot/loader/error/error.h"
#include "image/builder/kernel/foreign_protocol_error.h"
#include "image/builder/kernel/section_error.h"

namespace slipway::image {

// About a request by another protocol than Slipway's own.
struct OtherProtocolError {
  std::string sentence;
  std::string change;  // what to change
};

// What the loader would refuse, or what only the file shows.
using KernelError =
    std::variant<loader::Error, SectionError, OtherProtocolError, ForeignProtocolError>;

}  // namespace slipway::image

#endif  // SLIPWAY_IMAGE_BUILDER_KERNEL_KERNEL_ERROR_H_
