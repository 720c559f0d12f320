// SPDX-License-Identifier: Apache-2.0
// A network card whose firmware has booted a loader, for tests on the host.
#ifndef SLIPWAY_BOOT_UEFI_TESTING_FAKE_NETWORK_H_
#define SLIPWAY_BOOT_UEFI_TESTING_FAKE_NETWORK_H_

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "boot/uefi/efi/pxe_base_code.h"

namespace slipway::uefi::testing {

// One file on a server, given as the specification says: READ_FILE fails where the buffer is too
// small, and says how large it should be.
class FakeNetwork {
 public:
  FakeNetwork() {
    io_ = {.network = this, .protocol = {}};
    io_.protocol.mode = &mode;
    io_.protocol.mtftp = mtftp;
  }
  FakeNetwork(const FakeNetwork&) = delete;
  FakeNetwork& operator=(const FakeNetwork&) = delete;

  efi::PxeBaseCode& protocol() { return io_.protocol; }

  // A packet by which the server at 10.0.2.2 + `host` names `file`.
  static efi::PxePacket answer(std::string_view file, std::uint8_t host = 2) {
    efi::PxePacket packet = {};
    const std::uint8_t server[] = {10, 0, 2, host};
    std::memcpy(packet.raw.data() + 20, server, sizeof server);
    std::memcpy(packet.raw.data() + 108, file.data(), file.size());
    std::memcpy(packet.raw.data() + 236, "\x63\x82\x53\x63\xFF", 5);
    return packet;
  }

  efi::PxeMode mode = {};
  std::string path;
  std::vector<std::byte> contents;
  std::optional<efi::Status> status;  // to fail with, whatever is asked for

  // What was asked for last.
  std::vector<std::uint8_t> asked_server;
  std::string asked_path;
  std::uint64_t asked_block_size = 0;

 private:
  struct Io {
    FakeNetwork* network;
    efi::PxeBaseCode protocol;
  };

  __attribute__((ms_abi)) static efi::Status mtftp(efi::PxeBaseCode* self,
                                                   efi::PxeTftpOpcode operation, void* buffer,
                                                   bool /*overwrite*/, std::uint64_t* size,
                                                   const std::uint64_t* block_size,
                                                   const efi::IpAddress* server, const char* path,
                                                   const void* multicast, bool no_buffer) {
    auto* const io =
        reinterpret_cast<Io*>(reinterpret_cast<std::byte*>(self) - offsetof(Io, protocol));
    FakeNetwork& network = *io->network;
    network.asked_server.assign(server->bytes.begin(), server->bytes.begin() + 4);
    network.asked_path = path;
    network.asked_block_size = *block_size;
    if (operation != efi::PxeTftpOpcode::kReadFile || multicast != nullptr || no_buffer) {
      return efi::Status::kInvalidParameter;
    }
    if (network.status) {
      return *network.status;
    }
    if (network.asked_path != network.path) {
      network.mode.tftp_error_received = true;
      network.mode.tftp_error.error_code = 1;  // RFC 1350, section 5: "File not found."
      return efi::Status::kTftpError;
    }
    const bool fits = network.contents.size() <= *size;
    *size = network.contents.size();
    if (!fits) {
      return efi::Status::kBufferTooSmall;
    }
    std::ranges::copy(network.contents, static_cast<std::byte*>(buffer));
    return efi::Status::kSuccess;
  }

  Io io_;
};

}  // namespace slipway::uefi::testing

#endif  // SLIPWAY_BOOT_UEFI_TESTING_FAKE_NETWORK_H_
