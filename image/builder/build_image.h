// SPDX-License-Identifier: Apache-2.0
// The image builder as a function: files in, a disk image out, or a message for whoever builds it.
#ifndef SLIPWAY_IMAGE_BUILDER_BUILD_IMAGE_H_
#define SLIPWAY_IMAGE_BUILDER_BUILD_IMAGE_H_

#include <string>

#include "host/text/result.h"
#include "image/builder/options.h"

namespace slipway::image {

// Builds the image that `options` describe. Returns what to print about it: warnings, and with
// --verbose the sizes; or, having written nothing, the message about why there is no image.
host::Result<std::string> build_image(const Options& options);

}  // namespace slipway::image

#endif  // SLIPWAY_IMAGE_BUILDER_BUILD_IMAGE_H_
