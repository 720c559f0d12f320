// SPDX-License-Identifier: Apache-2.0
// A kernel for each fault that the loader's check finds. Tests put them before the image builder,
// which must refuse them, and into images behind its back, for the loader to refuse at boot.
#ifndef SLIPWAY_IMAGE_BUILDER_TESTING_BROKEN_KERNELS_H_
#define SLIPWAY_IMAGE_BUILDER_TESTING_BROKEN_KERNELS_H_

#include <span>
#include <string_view>

#include "boot/loader/error/error.h"
#include "host/files/file_io.h"

namespace slipway::image {

struct BrokenKernel {
  std::string_view name;  // for file names: "writable_and_executable"
  loader::ErrorCode code;
  host::Bytes (*make)();
  std::string_view advice;  // a part of what the image builder must advise
};

std::span<const BrokenKernel> broken_kernels();

}  // namespace slipway::image

#endif  // SLIPWAY_IMAGE_BUILDER_TESTING_BROKEN_KERNELS_H_
