// SPDX-License-Identifier: Apache-2.0
// Whatever a disk is, only bytes within it are touched, and none where it is refused.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <vector>

#include "image/vm_disk/identity.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace slipway::image;

  const auto* const bytes = reinterpret_cast<const std::byte*>(data);
  const std::vector<std::byte> before(bytes, bytes + size);
  std::vector<std::byte> disk = before;
  if (!put_identity(disk, DiskIdentity({})) && disk != before) {
    std::abort();
  }
  return 0;
}
