// SPDX-License-Identifier: Apache-2.0
// How the parts of this folder read files: not by themselves, so that tests
// need none. `fill_in` hands them host::read_text.
#ifndef SLIPWAY_SBOM_FILL_IN_READ_FILE_H_
#define SLIPWAY_SBOM_FILL_IN_READ_FILE_H_

#include <functional>
#include <string>

#include "host/text/result.h"

namespace slipway::sbom {

// The contents of a file, or a sentence about why there are none.
using ReadFile = std::function<host::Result<std::string>(const std::string& path)>;

}  // namespace slipway::sbom

#endif  // SLIPWAY_SBOM_FILL_IN_READ_FILE_H_
