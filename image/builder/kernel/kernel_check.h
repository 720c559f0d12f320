// SPDX-License-Identifier: Apache-2.0
// The loader's check of a kernel, made when the image is built. There is one definition of a valid
// kernel, the loader's (//boot/loader/elf:kernel_check, //boot/loader/plan:plan_check).
#ifndef SLIPWAY_IMAGE_BUILDER_KERNEL_KERNEL_CHECK_H_
#define SLIPWAY_IMAGE_BUILDER_KERNEL_KERNEL_CHECK_H_

#include <cstdint>
#include <expected>
#include <string>

#include "boot/loader/plan/load_plan.h"
#include "boot/protocol/protocol_list.h"
#include "host/files/file_io.h"
#include "image/builder/kernel/elf_file.h"
#include "image/builder/kernel/kernel_error.h"
#include "image/builder/kernel/other_protocol.h"

namespace slipway::image {

// What a kernel asks for, as a bundle carries it.
struct Request {
  std::uint64_t protocol;         // loader::protocol_name()
  host::Bytes bytes;              // in the protocol's own form
  std::string command_line = {};  // the kernel's own
  loader::DisplayPlan display = {};
};

// Whether the loader will accept `kernel`, as far as that does not depend on the machine; and what
// it asks for by one of `protocols`: the defaults of Slipway's own where it asks for nothing by
// any.
std::expected<Request, KernelError> check_kernel(const ElfFile& kernel,
                                                 Protocols protocols = protocol::kProtocols);

}  // namespace slipway::image

#endif  // SLIPWAY_IMAGE_BUILDER_KERNEL_KERNEL_CHECK_H_
