// SPDX-License-Identifier: Apache-2.0
#include "boot/protocol/multiboot2/requests.h"

#include <bit>
#include <cstring>

#include "slipway/machine/numbers/units.h"

namespace slipway::protocol::multiboot2 {
namespace {

constexpr loader::ErrorText kDamaged = {
    loader::Concern::kKernel,
    "what the image builder read in its header is damaged: make the image again"};

bool makes_sense(const Requests& requests) {
  if (requests.display > loader::Display::kEither) {
    return false;
  }
  using Preference = loader::PhysicalRange::Preference;
  return requests.range_alignment == 0 ||
         (std::has_single_bit(requests.range_alignment) &&
          requests.range_start < requests.range_end &&
          requests.range_end <= 4 * machine::kGibibyte &&
          requests.range_preference <= static_cast<std::uint32_t>(Preference::kHighest));
}

}  // namespace

loader::Result<Requests> read_requests(std::span<const std::byte> bytes) {
  Requests requests;
  if (bytes.size() == sizeof(requests)) {
    std::memcpy(&requests, bytes.data(), sizeof(requests));
    if (makes_sense(requests)) {
      return requests;
    }
  }
  return std::unexpected(loader::Error{.code = loader::ErrorCode::kProtocol, .text = &kDamaged});
}

}  // namespace slipway::protocol::multiboot2
