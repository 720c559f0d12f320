// SPDX-License-Identifier: Apache-2.0
// A kernel for each fault that can be in its file. Tests put them before the image builder, which
// must refuse them, and into images behind its back, for the loader to refuse at boot.
// kernel_check_test shows that no fault is missing.
#ifndef SLIPWAY_IMAGE_BUILDER_TESTING_BROKEN_KERNELS_H_
#define SLIPWAY_IMAGE_BUILDER_TESTING_BROKEN_KERNELS_H_

#include <span>
#include <string_view>
#include <variant>

#include "boot/loader/error/error.h"
#include "boot/protocol/slipway/request_error.h"
#include "host/files/file_io.h"
#include "image/builder/kernel/foreign_protocol_error.h"
#include "image/builder/kernel/section_error.h"

namespace slipway::image {

// What the loader says of it, or its protocol, or what only its file shows.
using KernelFault =
    std::variant<loader::ErrorCode, protocol::RequestError, SectionFault, ForeignProtocol>;

struct BrokenKernel {
  std::string_view name;  // for file names: "writable_and_executable"
  KernelFault fault;
  host::Bytes (*make)();
  std::string_view advice;  // a part of what the image builder must advise
};

std::span<const BrokenKernel> broken_kernels();

}  // namespace slipway::image

#endif  // SLIPWAY_IMAGE_BUILDER_TESTING_BROKEN_KERNELS_H_
