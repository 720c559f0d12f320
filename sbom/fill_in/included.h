// SPDX-License-Identifier: Apache-2.0
// Which headers a program can have been compiled with.
#ifndef SLIPWAY_SBOM_FILL_IN_INCLUDED_H_
#define SLIPWAY_SBOM_FILL_IN_INCLUDED_H_

#include <set>
#include <string>
#include <vector>

#include "host/text/result.h"
#include "sbom/fill_in/read_file.h"

namespace slipway::sbom {

// Those of `headers` that #include lines lead to from `sources`, over any number of files. Of #if
// only a few conditions are understood that never hold, and of several headers with the name that a
// line has all are taken: so some may be there that the compiler passed over. Missing are those
// that only `#include MACRO` names, as macros are not followed, and those behind `#ifdef __SSE2__`
// (or __AVX2__), if code for the bare machine is compiled with -msse2 (or -mavx2) all the same.
// Paths, as they were given.
host::Result<std::set<std::string>> included(const std::vector<std::string>& sources,
                                             const std::vector<std::string>& headers,
                                             const ReadFile& read);

}  // namespace slipway::sbom

#endif  // SLIPWAY_SBOM_FILL_IN_INCLUDED_H_
