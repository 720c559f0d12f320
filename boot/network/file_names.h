// SPDX-License-Identifier: Apache-2.0
// The files of a folder that machines boot over the network, all that is in it: the loader for
// UEFI, the network bootstrap program for BIOS, and the bundle, which either of them fetches.
#ifndef SLIPWAY_BOOT_NETWORK_FILE_NAMES_H_
#define SLIPWAY_BOOT_NETWORK_FILE_NAMES_H_

#include <string_view>

namespace slipway::network {

inline constexpr std::string_view kUefiLoaderFile = "slipway.efi";
inline constexpr std::string_view kBiosProgramFile = "slipway.pxe";
inline constexpr std::string_view kBundleFile = "slipway.bundle";

}  // namespace slipway::network

#endif  // SLIPWAY_BOOT_NETWORK_FILE_NAMES_H_
