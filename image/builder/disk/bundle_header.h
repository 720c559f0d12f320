// SPDX-License-Identifier: Apache-2.0
// What a loader has to know of the boot bundle before it reads it.
#ifndef SLIPWAY_IMAGE_BUILDER_DISK_BUNDLE_HEADER_H_
#define SLIPWAY_IMAGE_BUILDER_DISK_BUNDLE_HEADER_H_

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>

#include "boot/loader/bundle/bundle_format.h"

namespace slipway::image {

inline loader::BundleHeader bundle_header_of(std::span<const std::byte> bundle) {
  loader::BundleHeader header = {};
  std::memcpy(&header, bundle.data(), std::min(sizeof header, bundle.size()));
  return header;
}

// How many bytes of `bundle` its header has, as it says itself.
inline std::uint32_t bundle_header_size(std::span<const std::byte> bundle) {
  return bundle_header_of(bundle).header_size;
}

// The checksum of that header, by which a bundle differs from others.
inline std::uint64_t bundle_header_checksum(std::span<const std::byte> bundle) {
  return bundle_header_of(bundle).checksum;
}

// The bytes of that header. All of a bundle that says it had more.
inline std::span<const std::byte> bundle_header(std::span<const std::byte> bundle) {
  return bundle.first(std::min<std::size_t>(bundle_header_size(bundle), bundle.size()));
}

}  // namespace slipway::image

#endif  // SLIPWAY_IMAGE_BUILDER_DISK_BUNDLE_HEADER_H_
