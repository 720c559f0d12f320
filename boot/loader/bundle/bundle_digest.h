// SPDX-License-Identifier: Apache-2.0
// The digest of what is in a boot bundle.
#ifndef SLIPWAY_BOOT_LOADER_BUNDLE_BUNDLE_DIGEST_H_
#define SLIPWAY_BOOT_LOADER_BUNDLE_BUNDLE_DIGEST_H_

#include <cstddef>
#include <span>

#include "boot/loader/bundle/bundle_format.h"

namespace slipway::loader {

// Nobody finds other bytes with the same one. It takes some 21 instructions a byte, many
// times as many as bundle_checksum(); //tests/secure_boot:instruction_bound counts them.
BundleDigest bundle_digest(std::span<const std::byte> bytes);

}  // namespace slipway::loader

#endif  // SLIPWAY_BOOT_LOADER_BUNDLE_BUNDLE_DIGEST_H_
