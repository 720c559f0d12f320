// SPDX-License-Identifier: Apache-2.0
// Fetching the boot bundle by TFTP, as the firmware has fetched the loader.
#ifndef SLIPWAY_BOOT_UEFI_NETWORK_FETCH_BUNDLE_H_
#define SLIPWAY_BOOT_UEFI_NETWORK_FETCH_BUNDLE_H_

#include <cstddef>
#include <expected>
#include <span>

#include "boot/loader/bundle/bundle_check.h"
#include "boot/loader/error/message.h"
#include "boot/network/bundle_file.h"
#include "boot/uefi/efi/basics.h"
#include "boot/uefi/efi/boot_services.h"

namespace slipway::uefi {

struct FetchedBundle {
  network::BundleFile file;
  std::span<const std::byte> bytes;  // in memory of the firmware's, which the loader does not take
};

// The bundle from the folder that the firmware loaded `image` from. Its size and header are those
// that `place` and `trust` say. Or a sentence without its end.
std::expected<FetchedBundle, loader::Message> fetch_bundle(const efi::BootServices& services,
                                                           efi::Handle image,
                                                           const loader::BundlePlace& place,
                                                           const loader::BundleTrust& trust);

}  // namespace slipway::uefi

#endif  // SLIPWAY_BOOT_UEFI_NETWORK_FETCH_BUNDLE_H_
