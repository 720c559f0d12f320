// SPDX-License-Identifier: Apache-2.0
// The bundle in the folder that stage 2 was loaded from, on a server.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <span>

#include "boot/bios/layout/disk_layout.h"
#include "boot/bios/layout/low_memory.h"
#include "boot/bios/network/pxe.h"
#include "boot/bios/origin.h"
#include "boot/bios/report/stop.h"
#include "boot/loader/bundle/bundle.h"
#include "boot/loader/bundle/bundle_format.h"
#include "boot/loader/bundle/memory_source.h"
#include "boot/network/bundle_file.h"
#include "boot/network/dhcp_answer.h"

// stage2_header.cc
extern "C" const volatile slipway::bios::Stage2Header stage2_header;

namespace slipway::bios {
namespace {

using network::BundleFileFault;

// What every card's firmware can do, with room for options of IP in a frame of 1500 bytes. A server
// may choose less, down to 512.
constexpr std::uint16_t kPacketSize = 1408;

constexpr std::uint16_t kLargestAnswer = 1472;
static_assert(kLargestAnswer <= kDiskBufferSize && kPacketSize <= kDiskBufferSize);

constinit network::BundleFile file = {};
constinit std::optional<loader::MemorySource> source;

// Where PXE puts what has come.
std::span<const std::byte> arrived(std::size_t size) {
  return {reinterpret_cast<const std::byte*>(std::uintptr_t{kDiskBufferAddress}), size};
}

[[noreturn]] void stop_for(BundleFileFault fault,
                           std::optional<std::uint8_t> tftp_error = std::nullopt) {
  stop(sentence_on(file, fault, tftp_error).text());
}

network::BundleFile find_file() {
  pxe::GetCachedInfo info = {.status = {},
                             .packet_type = pxe::kCachedReply,
                             .buffer_size = kLargestAnswer,
                             .buffer = pxe::Pointer::to(kDiskBufferAddress),
                             .buffer_limit = kLargestAnswer};
  std::optional<network::BootFile> booted;
  if (pxe::call(pxe::Service::kGetCachedInfo, &info)) {
    booted = network::boot_file_of(arrived(std::min(info.buffer_size, kLargestAnswer)));
  }
  const auto found = booted ? network::bundle_beside(*booted) : std::nullopt;
  if (!found) {
    stop(
        "the DHCP server names no server or file, or too long a path: give next-server, and "
        "filename of at most 96 characters");
  }
  return *found;
}

// What the server's error was, in TFTP's numbers (RFC 1350, section 5).
std::optional<std::uint8_t> tftp_error_of(pxe::Status status) {
  switch (status) {
    case pxe::Status::kTftpFileNotFound:
      return 1;
    case pxe::Status::kTftpAccessViolation:
      return 2;
    default:
      return std::nullopt;
  }
}

// The size of a packet, of which the last is shorter.
std::uint16_t open_file() {
  pxe::TftpOpen open = {.status = {},
                        .server = file.server,
                        .gateway = {},
                        .path = {},
                        .port = pxe::kTftpPort,
                        .packet_size = kPacketSize};
  std::memcpy(open.path.data(), file.path.data(), file.path.size());
  if (!pxe::call(pxe::Service::kTftpOpen, &open)) {
    stop_for(BundleFileFault::kNotGiven, tftp_error_of(open.status));
  }
  return open.packet_size;
}

void fetch(std::span<std::byte> bundle) {
  const std::uint16_t packet_size = open_file();
  std::size_t done = 0;
  pxe::TftpRead read;
  do {
    read = {.status = {},
            .packet_number = 0,
            .size = 0,
            .buffer = pxe::Pointer::to(kDiskBufferAddress)};
    if (!pxe::call(pxe::Service::kTftpRead, &read)) {
      stop_for(BundleFileFault::kBreaksOff);
    }
    if (read.size > bundle.size() - done) {
      stop_for(BundleFileFault::kIsAnother);
    }
    std::memcpy(bundle.data() + done, arrived(read.size).data(), read.size);
    done += read.size;
  } while (read.size == packet_size);
  if (done != bundle.size()) {
    stop_for(BundleFileFault::kIsAnother);
  }
}

// The card writes nothing to memory any more that the kernel may use. Where that fails there is
// nothing else to try.
void shut_down() {
  for (const pxe::Service service : {pxe::Service::kTftpClose, pxe::Service::kUndiShutdown}) {
    pxe::NoParameters parameters = {};
    (void)pxe::call(service, &parameters);
  }
}

// The header says what all the rest has to be, as it does on a disk.
bool is_expected(std::span<const std::byte> bundle) {
  loader::BundleHeader header;
  if (bundle.size() < sizeof header) {
    return false;
  }
  std::memcpy(&header, bundle.data(), sizeof header);
  return header.checksum == stage2_header.bundle_checksum;
}

}  // namespace

loader::BundleSource& bundle_source(BootDrive /*drive*/, const loader::BundlePlace& place,
                                    const loader::LoaderMemory& memory) {
  const auto start = loader::allocate_for_bundle(memory, place.size);
  if (!start) {
    stop(start.error());
  }
  const std::span<std::byte> bundle(*start, place.size);
  file = find_file();
  fetch(bundle);
  shut_down();
  if (!is_expected(bundle)) {
    stop_for(BundleFileFault::kIsAnother);
  }
  return source.emplace(bundle);
}

void stop_reading(const loader::Error& error) {
  if (network::is_damage(error)) {
    stop_for(BundleFileFault::kIsDamaged);
  }
  stop(error);
}

}  // namespace slipway::bios
