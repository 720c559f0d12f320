// SPDX-License-Identifier: Apache-2.0
// SHA-1 and SHA-256 (FIPS 180-4) of bytes in memory, as hexadecimal text.
#ifndef SLIPWAY_SBOM_FILL_IN_DIGEST_H_
#define SLIPWAY_SBOM_FILL_IN_DIGEST_H_

#include <string>
#include <string_view>

namespace slipway::sbom {

// 40 digits. Broken as a protection against people; SPDX 2.3 wants it for every file.
std::string sha1(std::string_view bytes);

// 64 digits.
std::string sha256(std::string_view bytes);

}  // namespace slipway::sbom

#endif  // SLIPWAY_SBOM_FILL_IN_DIGEST_H_
