// SPDX-License-Identifier: Apache-2.0
// What the image builder makes of a header, of either version of Multiboot, and of the kernel
// behind it.
#ifndef SLIPWAY_BOOT_PROTOCOL_MULTIBOOT2_FOUND_KERNEL_H_
#define SLIPWAY_BOOT_PROTOCOL_MULTIBOOT2_FOUND_KERNEL_H_

#include <cstddef>
#include <span>

#include "boot/loader/error/error.h"
#include "boot/protocol/multiboot2/physical_image.h"
#include "boot/protocol/multiboot2/requests.h"
#include "boot/protocol/search.h"

namespace slipway::protocol::multiboot2 {

inline loader::Result<FoundRequest> found_kernel(std::span<const std::byte> file, Requests requests,
                                                 const HeaderAddresses& addresses) {
  return physical_image(file, addresses).and_then([&](PhysicalImage image) {
    return check_range(image, range_of(requests)).transform([&] {
      requests.sections = image.sections;
      const auto bytes = std::as_bytes(std::span(&requests, 1));
      return FoundRequest{.bytes = {bytes.begin(), bytes.end()},
                          .kernel = std::move(image.file),
                          .module = std::move(image.section_module)};
    });
  });
}

}  // namespace slipway::protocol::multiboot2

#endif  // SLIPWAY_BOOT_PROTOCOL_MULTIBOOT2_FOUND_KERNEL_H_
