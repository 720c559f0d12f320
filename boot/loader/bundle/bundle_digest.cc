// SPDX-License-Identifier: Apache-2.0
#include "boot/loader/bundle/bundle_digest.h"

#include <blake2.h>

namespace slipway::loader {

// In steps, since blake2b() would bring the code for keys along.
BundleDigest bundle_digest(std::span<const std::byte> bytes) {
  BundleDigest digest;
  blake2b_state state;
  blake2b_init(&state, digest.size());
  blake2b_update(&state, reinterpret_cast<const uint8_t*>(bytes.data()), bytes.size());
  blake2b_final(&state, digest.data(), digest.size());
  return digest;
}

}  // namespace slipway::loader
