// SPDX-License-Identifier: Apache-2.0
// What a kernel asks for: reads it and checks all that does not depend on the machine. The image
// builder makes the same checks at build time.
#ifndef SLIPWAY_BOOT_LOADER_LAYOUT_REQUEST_CHECK_H_
#define SLIPWAY_BOOT_LOADER_LAYOUT_REQUEST_CHECK_H_

#include <cstddef>
#include <cstdint>
#include <span>

#include "boot/loader/elf/kernel_check.h"
#include "boot/loader/elf/segment.h"
#include "boot/loader/error/error.h"
#include "boot/protocol/kernel_request.h"

namespace slipway::loader {

// Reads the section protocol::kRequestSection, of any bytes. A shorter request, of a kernel built
// for an older minor version, has the defaults in the fields that it lacks; of a longer one, of a
// newer version, the fields that are not known here are left out. Refuses other major versions, and
// minor versions that this one does not serve.
Result<protocol::KernelRequest> read_request(std::span<const std::byte> section);

// Checks the wishes against each other and against the kernel. `segments` is what check_segments()
// returned.
Result<void> check_request(const protocol::KernelRequest& request, const KernelHeader& kernel,
                           std::span<const Segment> segments);

}  // namespace slipway::loader

#endif  // SLIPWAY_BOOT_LOADER_LAYOUT_REQUEST_CHECK_H_
