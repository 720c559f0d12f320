// SPDX-License-Identifier: Apache-2.0
// Services of a network card's firmware (PXE 2.1, chapter 3), as far as stage 2 uses
// them.
#ifndef SLIPWAY_BOOT_BIOS_NETWORK_PXE_H_
#define SLIPWAY_BOOT_BIOS_NETWORK_PXE_H_

#include <array>
#include <cstddef>
#include <cstdint>

#include "boot/bios/layout/low_memory.h"

namespace slipway::bios::pxe {

enum class Service : std::uint16_t {
  kUndiShutdown = 0x05,
  kTftpOpen = 0x20,
  kTftpClose = 0x21,
  kTftpRead = 0x22,
  kGetCachedInfo = 0x71,
};

// Of PXE 2.1's status codes those that say what a server has answered.
enum class Status : std::uint16_t {
  kSuccess = 0,
  kTftpFileNotFound = 0x3B,
  kTftpAccessViolation = 0x3C,
};

// A far pointer of real mode.
struct [[gnu::packed]] Pointer {
  std::uint16_t offset;
  std::uint16_t segment;

  // To conventional memory.
  static constexpr Pointer to(std::uint32_t address) {
    return {.offset = static_cast<std::uint16_t>(address & 0xF), .segment = segment_of(address)};
  }
};
static_assert(sizeof(Pointer) == 4);

// What the DHCP server has answered last.
inline constexpr std::uint16_t kCachedReply = 3;

struct [[gnu::packed]] GetCachedInfo {
  Status status;
  std::uint16_t packet_type;
  std::uint16_t buffer_size;  // bytes; of the packet, afterwards
  Pointer buffer;
  std::uint16_t buffer_limit;
};
static_assert(sizeof(GetCachedInfo) == 12);

struct [[gnu::packed]] TftpOpen {
  Status status;
  std::array<std::uint8_t, 4> server;
  std::array<std::uint8_t, 4> gateway;  // zeroes: as DHCP has said
  std::array<char, 128> path;
  std::uint16_t port;         // big endian
  std::uint16_t packet_size;  // bytes wanted; what the server has agreed to, afterwards
};
static_assert(sizeof(TftpOpen) == 142);
static_assert(offsetof(TftpOpen, packet_size) == 140);

inline constexpr std::uint16_t kTftpPort = 0x4500;  // 69

struct [[gnu::packed]] TftpRead {
  Status status;
  std::uint16_t packet_number;
  std::uint16_t size;  // bytes that have come: fewer than packet_size at the end
  Pointer buffer;
};
static_assert(sizeof(TftpRead) == 10);

struct [[gnu::packed]] NoParameters {
  Status status;
};

// Calls a service whose parameters, in conventional memory, begin with a Status. False if it fails.
bool call(Service service, void* parameters);

}  // namespace slipway::bios::pxe

#endif  // SLIPWAY_BOOT_BIOS_NETWORK_PXE_H_
