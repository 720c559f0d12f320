// SPDX-License-Identifier: Apache-2.0
#include "image/builder/network/network_folder.h"

#include "boot/network/file_names.h"
#include "image/builder/disk/disk_identity.h"
#include "image/builder/disk/disk_map.h"
#include "image/builder/disk/uefi_loader.h"

namespace slipway::image {

std::vector<NetworkFile> network_folder(std::span<const std::byte> uefi_loader,
                                        std::span<const std::byte> bundle) {
  const DiskIdentity identity({uefi_loader, bundle});
  constexpr DiskMap kNoDisk;  // the bundle is at the first byte of its file
  return {{network::kUefiLoaderFile,
           filled_in_loader(uefi_loader, kNoDisk, bundle, identity.signature())},
          {network::kBundleFile, host::Bytes(bundle.begin(), bundle.end())}};
}

}  // namespace slipway::image
