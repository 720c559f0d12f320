// SPDX-License-Identifier: Apache-2.0
// Texts with placeholders for what only the contents of files can say.
#ifndef SLIPWAY_SBOM_FILL_IN_FILL_IN_H_
#define SLIPWAY_SBOM_FILL_IN_FILL_IN_H_

#include <set>
#include <string>
#include <string_view>

#include "host/text/result.h"
#include "sbom/fill_in/read_file.h"

namespace slipway::sbom {

// `text` with each placeholder replaced, or a sentence about the first that cannot be:
//   @{sha256 PATH}  @{sha1 PATH}  hash of the file, in hexadecimal
//   @{text PATH}                  the file as it is
//   @{licence PATH|LICENCE|...}   the licence of all the files together: of each what licence_in()
//                                 finds, and otherwise what stands after its path
//   @{if_used PATH}               nothing; but the line goes away if the file is one of `unused`
//   @{document}                   SHA-256 of the whole, before these are replaced
// Unused files do not count for a licence.
host::Result<std::string> fill_in(std::string_view text, const ReadFile& read,
                                  const std::set<std::string>& unused = {});

}  // namespace slipway::sbom

#endif  // SLIPWAY_SBOM_FILL_IN_FILL_IN_H_
