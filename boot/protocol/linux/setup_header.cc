// SPDX-License-Identifier: Apache-2.0
#include "boot/protocol/linux/setup_header.h"

#include <bit>
#include <cstring>

namespace slipway::protocol::linux_boot {
namespace {

constexpr loader::ErrorText kDamaged = {
    loader::Concern::kKernel,
    "what the image builder read in its header is damaged: make the image again"};

}  // namespace

loader::Result<SetupHeader> read_header(std::span<const std::byte> bytes) {
  SetupHeader header;
  if (bytes.size() >= sizeof(header) && bytes.size() <= kMaxHeaderSize) {
    std::memcpy(&header, bytes.data(), sizeof(header));
    if (header.relocatable == 0 || std::has_single_bit(std::uint32_t{header.kernel_alignment})) {
      return header;
    }
  }
  return std::unexpected(loader::Error{.code = loader::ErrorCode::kProtocol, .text = &kDamaged});
}

}  // namespace slipway::protocol::linux_boot
