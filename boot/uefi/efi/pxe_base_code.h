// SPDX-License-Identifier: Apache-2.0
// Booting over the network (UEFI 2.10, 24.3 "PXE Base Code Protocol").
#ifndef SLIPWAY_BOOT_UEFI_EFI_PXE_BASE_CODE_H_
#define SLIPWAY_BOOT_UEFI_EFI_PXE_BASE_CODE_H_

#include <array>
#include <cstddef>
#include <cstdint>

#include "boot/uefi/efi/basics.h"

namespace slipway::efi {

// An address of either kind; IPv4 has the first four bytes.
struct alignas(4) IpAddress {
  std::array<std::uint8_t, 16> bytes;
};
static_assert(sizeof(IpAddress) == 16);

// As it came, from the DHCP header on.
struct alignas(4) PxePacket {
  std::array<std::byte, 1472> raw;
};
static_assert(sizeof(PxePacket) == 1472);

struct PxeIpFilter {
  std::uint8_t filters;
  std::uint8_t ip_count;
  std::uint16_t reserved;
  std::array<IpAddress, 8> ip_list;
};
static_assert(sizeof(PxeIpFilter) == 132);

struct PxeArpEntry {
  IpAddress ip_address;
  std::array<std::uint8_t, 32> mac_address;
};
static_assert(sizeof(PxeArpEntry) == 48);

struct PxeRouteEntry {
  IpAddress ip_address;
  IpAddress subnet_mask;
  IpAddress gateway;
};
static_assert(sizeof(PxeRouteEntry) == 48);

struct alignas(4) PxeIcmpError {
  std::array<std::uint8_t, 502> raw;
};
static_assert(sizeof(PxeIcmpError) == 504);

struct PxeTftpError {
  std::uint8_t error_code;  // of RFC 1350, section 5
  std::array<char, 127> error_string;
};
static_assert(sizeof(PxeTftpError) == 128);

struct PxeMode {
  bool started;
  bool ipv6_available;
  bool ipv6_supported;
  bool using_ipv6;
  bool bis_supported;
  bool bis_detected;
  bool auto_arp;
  bool send_guid;
  bool dhcp_discover_valid;
  bool dhcp_ack_received;
  bool proxy_offer_received;
  bool pxe_discover_valid;
  bool pxe_reply_received;
  bool pxe_bis_reply_received;
  bool icmp_error_received;
  bool tftp_error_received;
  bool make_callbacks;
  std::uint8_t ttl;
  std::uint8_t tos;
  IpAddress station_ip;
  IpAddress subnet_mask;
  PxePacket dhcp_discover;
  PxePacket dhcp_ack;
  PxePacket proxy_offer;
  PxePacket pxe_discover;
  PxePacket pxe_reply;
  PxePacket pxe_bis_reply;
  PxeIpFilter ip_filter;
  std::uint32_t arp_cache_entries;
  std::array<PxeArpEntry, 8> arp_cache;
  std::uint32_t route_table_entries;
  std::array<PxeRouteEntry, 8> route_table;
  PxeIcmpError icmp_error;
  PxeTftpError tftp_error;
};
static_assert(offsetof(PxeMode, station_ip) == 20);
static_assert(offsetof(PxeMode, dhcp_ack) == 1524);
static_assert(offsetof(PxeMode, pxe_reply) == 5940);
static_assert(offsetof(PxeMode, ip_filter) == 8884);
static_assert(offsetof(PxeMode, icmp_error) == 9792);
static_assert(sizeof(PxeMode) == 10424);

enum class PxeTftpOpcode : std::uint32_t {
  kGetFileSize = 1,
  kReadFile = 2,
};

struct PxeBaseCode {
  static constexpr Guid kGuid = {
      0x03C4'E603, 0xAC28, 0x11D3, {0x9A, 0x2D, 0x00, 0x90, 0x27, 0x3F, 0xC1, 0x4D}};

  std::uint64_t revision;
  Unused start;
  Unused stop;
  Unused dhcp;
  Unused discover;
  Function<Status, PxeBaseCode*, PxeTftpOpcode, void*, bool, std::uint64_t*, const std::uint64_t*,
           const IpAddress*, const char*, const void*, bool>
      mtftp;  // operation, buffer, overwrite, its size and the file's, size of a block, server,
              // path, multicast's, no buffer
  Unused udp_write;
  Unused udp_read;
  Unused set_ip_filter;
  Unused arp;
  Unused set_parameters;
  Unused set_station_ip;
  Unused set_packets;
  const PxeMode* mode;
};
static_assert(sizeof(PxeBaseCode) == 112);
static_assert(offsetof(PxeBaseCode, mtftp) == 40);
static_assert(offsetof(PxeBaseCode, mode) == 104);

}  // namespace slipway::efi

#endif  // SLIPWAY_BOOT_UEFI_EFI_PXE_BASE_CODE_H_
