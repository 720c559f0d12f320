// SPDX-License-Identifier: Apache-2.0
#include "boot/network/dhcp_answer.h"

#include <bit>
#include <cstring>

namespace slipway::network {
namespace {

using Packet = std::span<const std::byte>;

// RFC 2131, figure 1: fields from the packet's first byte on.
constexpr std::size_t kNextServerOffset = 20;  // siaddr
constexpr std::size_t kServerNameOffset = 44;  // sname
constexpr std::size_t kServerNameSize = 64;
constexpr std::size_t kFileOffset = 108;
constexpr std::size_t kFileSize = 128;
constexpr std::size_t kCookieOffset = 236;
constexpr std::size_t kOptionsOffset = 240;

// RFC 2132, section 2.
constexpr auto kCookie = std::bit_cast<std::uint32_t>(Ipv4Address{99, 130, 83, 99});

// RFC 2132, by section: 3.1, 3.2, 9.3, 9.5, 9.7.
constexpr std::uint8_t kPad = 0;
constexpr std::uint8_t kEnd = 255;
constexpr std::uint8_t kOverload = 52;
constexpr std::uint8_t kBootFileName = 67;
constexpr std::uint8_t kServerIdentifier = 54;

// Of kOverload: the field has options in it, and not what it is called after.
constexpr std::uint8_t kFileHasOptions = 1;
constexpr std::uint8_t kServerNameHasOptions = 2;

std::uint8_t first_byte(Packet bytes) {
  return bytes.empty() ? 0 : std::to_integer<std::uint8_t>(bytes[0]);
}

// The contents of options; empty where there is none.
struct Options {
  Packet overload;
  Packet file;
  Packet server;

  // Of options that are there twice, the first counts.
  void add(std::uint8_t code, Packet contents) {
    Packet* const option = code == kOverload           ? &overload
                           : code == kBootFileName     ? &file
                           : code == kServerIdentifier ? &server
                                                       : nullptr;
    if (option != nullptr && option->empty()) {
      *option = contents;
    }
  }
};

// Adds what is in a field of options, as far as that makes sense.
void read_options(Packet field, Options& options) {
  while (!field.empty()) {
    const std::uint8_t code = first_byte(field);
    field = field.subspan(1);
    if (code == kPad) {
      continue;
    }
    const std::size_t size = first_byte(field);
    if (code == kEnd || field.size() <= size) {
      return;
    }
    options.add(code, field.subspan(1, size));
    field = field.subspan(1 + size);
  }
}

// Up to a zero, which need not be there.
std::string_view text_in(Packet field) {
  const std::string_view text(reinterpret_cast<const char*>(field.data()), field.size());
  return text.substr(0, text.find('\0'));
}

// Four bytes that are only compared, or an address: as they lie there.
std::uint32_t number_at(Packet packet, std::size_t offset) {
  std::uint32_t number;
  std::memcpy(&number, packet.data() + offset, sizeof number);
  return number;
}

}  // namespace

std::optional<BootFile> boot_file_of(Packet packet) {
  if (packet.size() < kOptionsOffset || number_at(packet, kCookieOffset) != kCookie) {
    return std::nullopt;
  }
  // In the order of RFC 2131, section 4.1.
  Options options;
  read_options(packet.subspan(kOptionsOffset), options);
  const std::uint8_t overload = first_byte(options.overload);
  const Packet file = packet.subspan(kFileOffset, kFileSize);
  if ((overload & kFileHasOptions) != 0) {
    read_options(file, options);
  }
  if ((overload & kServerNameHasOptions) != 0) {
    read_options(packet.subspan(kServerNameOffset, kServerNameSize), options);
  }

  std::string_view path = text_in(options.file);
  if (path.empty() && (overload & kFileHasOptions) == 0) {
    path = text_in(file);
  }
  std::uint32_t server = number_at(packet, kNextServerOffset);
  if (server == 0 && options.server.size() == sizeof server) {
    server = number_at(options.server, 0);
  }
  if (path.empty() || server == 0) {
    return std::nullopt;
  }
  return BootFile{std::bit_cast<Ipv4Address>(server), path};
}

}  // namespace slipway::network
