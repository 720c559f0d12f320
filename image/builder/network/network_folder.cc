// SPDX-License-Identifier: Apache-2.0
#include "image/builder/network/network_folder.h"

#include "boot/bios/layout/disk_layout.h"
#include "boot/network/file_names.h"
#include "image/builder/disk/boot_sector.h"
#include "image/builder/disk/disk_identity.h"
#include "image/builder/disk/disk_map.h"
#include "image/builder/disk/stage2.h"
#include "image/builder/disk/uefi_loader.h"

namespace slipway::image {
namespace {

host::Bytes bios_program(const DiskParts& parts, std::uint32_t signature) {
  // The program's sectors as a disk's. The bundle is in none of them.
  DiskMap map;
  map.stage2 = {.first = bios::kNetworkStage2Sector,
                .count = blocks_for(parts.stage2.size(), map.sector_size)};
  map.sector_count = map.stage2.end();
  host::Bytes program(map.size());
  const Extent stage2 = put_stage2(program, map, parts.stage2, parts.bundle);
  put_boot_sector(program, parts.boot_sector, {.stage2 = stage2, .disk_signature = signature});
  return program;
}

}  // namespace

std::vector<NetworkFile> network_folder(const DiskParts& parts) {
  const DiskIdentity identity({parts.boot_sector, parts.stage2, parts.uefi_loader, parts.bundle});
  std::vector<NetworkFile> files;
  if (!parts.uefi_loader.empty()) {
    constexpr DiskMap kNoDisk;  // the bundle is at the first byte of its file
    files.push_back(
        {network::kUefiLoaderFile,
         filled_in_loader(parts.uefi_loader, kNoDisk, parts.bundle, identity.signature())});
  }
  if (!parts.stage2.empty()) {
    files.push_back({network::kBiosProgramFile, bios_program(parts, identity.signature())});
  }
  files.push_back({network::kBundleFile, host::Bytes(parts.bundle.begin(), parts.bundle.end())});
  return files;
}

}  // namespace slipway::image
