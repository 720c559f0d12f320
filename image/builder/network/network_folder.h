// SPDX-License-Identifier: Apache-2.0
// What a server gives to machines that boot over the network, as files of one folder
// (boot/network/file_names.h):
//
//   slipway.efi      the loader for UEFI
//   slipway.pxe      for BIOS: the network's boot sector, an empty sector, stage 2
//   slipway.bundle   the boot bundle, which both fetch
//
// What the folder is not for is not in it.
#ifndef SLIPWAY_IMAGE_BUILDER_NETWORK_NETWORK_FOLDER_H_
#define SLIPWAY_IMAGE_BUILDER_NETWORK_NETWORK_FOLDER_H_

#include <string_view>
#include <vector>

#include "host/files/file_io.h"
#include "image/builder/disk/disk.h"

namespace slipway::image {

struct NetworkFile {
  std::string_view name;
  host::Bytes contents;
};

// Of parts without fault. The boot sector and the loaders are those for the network.
std::vector<NetworkFile> network_folder(const DiskParts& parts);

}  // namespace slipway::image

#endif  // SLIPWAY_IMAGE_BUILDER_NETWORK_NETWORK_FOLDER_H_
