// SPDX-License-Identifier: Apache-2.0
// A golden picture: what a screen must look like to pass.
#ifndef SLIPWAY_IMAGE_RUNNER_GOLDEN_GOLDEN_H_
#define SLIPWAY_IMAGE_RUNNER_GOLDEN_GOLDEN_H_

#include <string>
#include <vector>

#include "host/text/result.h"
#include "image/runner/golden/region.h"
#include "image/runner/screen/picture.h"

namespace slipway::runner {

// What a test says of it.
struct GoldenFile {
  std::string path;            // of the PNG; empty: no golden picture is asked for
  std::vector<Region> masked;  // what these show does not count
  std::string renewal;         // the command that makes the file of what the screen shows
};

struct Golden {
  std::string name;  // of the file, for people
  Picture picture;
  std::vector<Region> masked;  // each within the picture
  std::string renewal;
};

// Reads the file. The error is a sentence without its end, also where there is no file yet, and
// where a masked region is not within the picture.
host::Result<Golden> read_golden(const GoldenFile& file);

}  // namespace slipway::runner

#endif  // SLIPWAY_IMAGE_RUNNER_GOLDEN_GOLDEN_H_
