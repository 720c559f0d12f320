// SPDX-License-Identifier: Apache-2.0
// What a server gives to machines that boot over the network, as files of one folder
// (boot/network/file_names.h):
//
//   slipway.efi      the loader, for UEFI
//   slipway.bundle   the boot bundle, which it fetches
#ifndef SLIPWAY_IMAGE_BUILDER_NETWORK_NETWORK_FOLDER_H_
#define SLIPWAY_IMAGE_BUILDER_NETWORK_NETWORK_FOLDER_H_

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "host/files/file_io.h"

namespace slipway::image {

struct NetworkFile {
  std::string_view name;
  host::Bytes contents;
};

// `uefi_loader` is without fault, and the one for the network.
std::vector<NetworkFile> network_folder(std::span<const std::byte> uefi_loader,
                                        std::span<const std::byte> bundle);

}  // namespace slipway::image

#endif  // SLIPWAY_IMAGE_BUILDER_NETWORK_NETWORK_FOLDER_H_
