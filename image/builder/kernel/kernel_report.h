// SPDX-License-Identifier: Apache-2.0
// The loader's check of a kernel, made at build time and explained to whoever has to change the
// build. There is one definition of a valid kernel: //boot/loader/elf:kernel_check.
#ifndef SLIPWAY_IMAGE_BUILDER_KERNEL_KERNEL_REPORT_H_
#define SLIPWAY_IMAGE_BUILDER_KERNEL_KERNEL_REPORT_H_

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include "boot/loader/error/error.h"
#include "boot/loader/plan/load_plan.h"
#include "slipway/kernel_request.h"

namespace slipway::image {

// Whether the loader will accept `kernel`.
loader::Result<void> check_kernel(std::span<const std::byte> kernel);

// Whether the loader can do what `plan` wants, of `kernel`, which has passed the check.
loader::Result<void> check_plan(std::span<const std::byte> kernel, const loader::LoadPlan& plan);

// What `kernel`, which has passed the check, asks for in the section that find_request() returned.
loader::Result<protocol::KernelRequest> check_request(std::span<const std::byte> kernel,
                                                      std::span<const std::byte> section);

// The message about an `error` in `kernel`: "ERROR: NAME: SENTENCE", the sections of the segments
// concerned, and what to change. Ends in a newline.
std::string refusal(std::string_view name, std::span<const std::byte> kernel,
                    const loader::Error& error);

// The same about what `kernel` asks for in `section`, by another protocol than Slipway's.
std::string refusal_of_request(std::string_view name, std::string_view section,
                               const loader::Error& error);

// What the loader accepts but the kernel's author may not have meant: one message for each, or an
// empty string. `kernel` must have passed the check.
std::string warnings(std::string_view name, std::span<const std::byte> kernel);

}  // namespace slipway::image

#endif  // SLIPWAY_IMAGE_BUILDER_KERNEL_KERNEL_REPORT_H_
