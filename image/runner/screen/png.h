// SPDX-License-Identifier: Apache-2.0
// Pictures in PNG files (ISO/IEC 15948:2003).
#ifndef SLIPWAY_IMAGE_RUNNER_SCREEN_PNG_H_
#define SLIPWAY_IMAGE_RUNNER_SCREEN_PNG_H_

#include <string>
#include <string_view>

#include "host/text/result.h"
#include "image/runner/screen/picture.h"

namespace slipway::runner {

// Reads a PNG of any kind whose pixels a screen can show: in colours, greys or a palette,
// interlaced or not, but with at most 8 bits a channel, and opaque. What it says of colour spaces
// is ignored. The error says what is wrong with the file, without the end of a sentence: "is no PNG
// file".
host::Result<Picture> parse_png(std::string_view file);

// The picture as a PNG: the same bytes from the same pixels.
host::Result<std::string> png_of(const Picture& picture);

// The same as a file, which appears complete or not at all.
host::Result<> write_png(const std::string& path, const Picture& picture);

}  // namespace slipway::runner

#endif  // SLIPWAY_IMAGE_RUNNER_SCREEN_PNG_H_
