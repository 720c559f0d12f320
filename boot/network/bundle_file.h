// SPDX-License-Identifier: Apache-2.0
// The boot bundle on the server that the loader came from: in the same folder.
#ifndef SLIPWAY_BOOT_NETWORK_BUNDLE_FILE_H_
#define SLIPWAY_BOOT_NETWORK_BUNDLE_FILE_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>

#include "boot/loader/error/error.h"
#include "boot/loader/error/message.h"
#include "boot/network/dhcp_answer.h"

namespace slipway::network {

// With its zero. PXENV_TFTP_OPEN would take 128 (PXE 2.1, chapter 3), but a sentence that names
// the file has no room for that.
inline constexpr std::size_t kMaxPathSize = 100;

struct BundleFile {
  Ipv4Address server;
  std::array<char, kMaxPathSize> path;  // ends with a zero
};

// Where the bundle is, of a loader that was booted as `booted`. Nothing if the path would be too
// long.
std::optional<BundleFile> bundle_beside(const BootFile& booted);

enum class BundleFileFault : std::uint8_t {
  kNotGiven,   // by the server
  kBreaksOff,  // the server has begun to send it, and does not go on
  kIsAnother,  // it has another size, or another header
  kIsDamaged,
};

// What is wrong with the file and what to change, as a sentence without its end. `tftp_error` is a
// code of RFC 1350, section 5, where the server has sent one with kNotGiven.
loader::Message sentence_on(const BundleFile& file, BundleFileFault fault,
                            std::optional<std::uint8_t> tftp_error = std::nullopt);

// Whether an error of the loader's says that the bundle is not as it was written. Over the network
// it is no disk that has to be written again, but this file.
bool is_damage(const loader::Error& error);

}  // namespace slipway::network

#endif  // SLIPWAY_BOOT_NETWORK_BUNDLE_FILE_H_
