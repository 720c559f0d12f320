// SPDX-License-Identifier: Apache-2.0
// The licence that a source file names in its own first lines, as an SPDX expression.
#ifndef SLIPWAY_SBOM_FILL_IN_LICENCE_H_
#define SLIPWAY_SBOM_FILL_IN_LICENCE_H_

#include <set>
#include <string>
#include <string_view>

namespace slipway::sbom {

// What SPDX says where nothing is known.
inline constexpr std::string_view kNoAssertion = "NOASSERTION";

// What the first 4096 bytes say: by a line of comment with SPDX-License-Identifier, or by the text
// of the BSD 2-clause licence, of zlib's or of CC0's notice. Empty if they say none, or name a
// licence by a LicenseRef, which means nothing outside of its own project.
std::string licence_in(std::string_view file);

// The expression for something made of parts with these licences. kNoAssertion if one of them is,
// or if there are none: of the whole is then nothing known either.
std::string licence_of_all(const std::set<std::string>& licences);

}  // namespace slipway::sbom

#endif  // SLIPWAY_SBOM_FILL_IN_LICENCE_H_
