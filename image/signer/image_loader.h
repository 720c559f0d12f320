// SPDX-License-Identifier: Apache-2.0
// The UEFI loader in a disk image: taken out to be signed, and put back.
#ifndef SLIPWAY_IMAGE_SIGNER_IMAGE_LOADER_H_
#define SLIPWAY_IMAGE_SIGNER_IMAGE_LOADER_H_

#include <cstddef>
#include <span>

#include "host/files/file_io.h"
#include "host/text/result.h"

namespace slipway::image {

// The loader of an image that disk_image made; or what is wrong with that, as a sentence without
// the file's name.
host::Result<host::Bytes> loader_in(std::span<const std::byte> image);

// Puts `loader` in the place of the one that is there. All else in the image stays as it is. Fails
// as loader_in() does, or where it does not fit.
host::Result<> put_loader(std::span<std::byte> image, std::span<const std::byte> loader);

}  // namespace slipway::image

#endif  // SLIPWAY_IMAGE_SIGNER_IMAGE_LOADER_H_
