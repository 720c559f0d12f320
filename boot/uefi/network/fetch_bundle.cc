// SPDX-License-Identifier: Apache-2.0
#include "boot/uefi/network/fetch_bundle.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string_view>

#include "boot/network/dhcp_answer.h"
#include "boot/uefi/efi/loaded_image.h"
#include "boot/uefi/efi/pxe_base_code.h"

namespace slipway::uefi {
namespace {

using loader::Message;
using network::BundleFileFault;

// What an Ethernet frame of 1500 bytes has room for behind the headers of IP, UDP and TFTP (RFC
// 2348): the server may choose less.
constexpr std::uint64_t kBlockSize = 1500 - 20 - 8 - 4;

std::unexpected<Message> fault(std::string_view sentence) {
  std::unexpected<Message> message(std::in_place);
  message.error() << sentence;
  return message;
}

efi::PxeBaseCode* pxe_of(const efi::BootServices& services, efi::Handle image) {
  const auto* const loaded = efi::interface_on<efi::LoadedImage>(services, image);
  return loaded != nullptr && loaded->device_handle != nullptr
             ? efi::interface_on<efi::PxeBaseCode>(services, loaded->device_handle)
             : nullptr;
}

// The answer that named the loader's file: the last of a discovery (UEFI 2.10, 24.3.1; PXE 2.1,
// section 2.2).
const efi::PxePacket& last_answer(const efi::PxeMode& mode) {
  return mode.pxe_reply_received     ? mode.pxe_reply
         : mode.proxy_offer_received ? mode.proxy_offer
                                     : mode.dhcp_ack;
}

std::span<std::byte> take_memory(const efi::BootServices& services, std::uint64_t size) {
  efi::PhysicalAddress address = 0;
  const std::uint64_t pages = size / efi::kPageSize + (size % efi::kPageSize != 0 ? 1 : 0);
  if (failed(services.allocate_pages(efi::AllocateType::kAnyPages, efi::MemoryType::kLoaderData,
                                     pages, &address))) {
    return {};
  }
  return {reinterpret_cast<std::byte*>(address), size};
}

// The header says what all the rest has to be, as it does on a disk.
bool is_expected(std::span<const std::byte> bundle, const loader::BundlePlace& place,
                 const loader::BundleTrust& trust) {
  return place.header_size <= bundle.size() &&
         trust.digest_of(bundle.first(place.header_size)) == trust.header_digest;
}

Message why_not_read(efi::Status status, const efi::PxeMode& mode,
                     const network::BundleFile& file) {
  if (status == efi::Status::kBufferTooSmall) {
    return sentence_on(file, BundleFileFault::kIsAnother);
  }
  if (status == efi::Status::kTimeout) {
    return sentence_on(file, BundleFileFault::kBreaksOff);
  }
  std::optional<std::uint8_t> tftp_error;
  if (mode.tftp_error_received) {
    tftp_error = mode.tftp_error.error_code;
  }
  return sentence_on(file, BundleFileFault::kNotGiven, tftp_error);
}

}  // namespace

std::expected<FetchedBundle, Message> fetch_bundle(const efi::BootServices& services,
                                                   efi::Handle image,
                                                   const loader::BundlePlace& place,
                                                   const loader::BundleTrust& trust) {
  efi::PxeBaseCode* const pxe = pxe_of(services, image);
  if (pxe == nullptr) {
    return fault(
        "the firmware did not load this loader by PXE: for HTTP there is none, and for a disk make "
        "an image by disk_image");
  }
  if (pxe->mode->using_ipv6) {
    return fault(
        "the firmware loaded this loader over IPv6: choose the network boot over IPv4 in its menu");
  }
  const auto booted = network::boot_file_of(last_answer(*pxe->mode).raw);
  const auto file = booted ? network::bundle_beside(*booted) : std::nullopt;
  if (!file) {
    return fault(
        "the DHCP server names no server or file, or too long a path: give next-server, and "
        "filename of at most 96 characters");
  }

  // The loader takes the memory only later, and then not this.
  const auto memory = take_memory(services, place.size);
  if (memory.empty()) {
    auto sentence = fault("the firmware has no ");
    sentence.error() << loader::Bytes{place.size}
                     << " of memory in one piece for the kernel's file";
    return sentence;
  }
  efi::IpAddress server = {};
  std::ranges::copy(file->server, server.bytes.begin());
  std::uint64_t size = memory.size();
  const efi::Status status =
      pxe->mtftp(pxe, efi::PxeTftpOpcode::kReadFile, memory.data(), false, &size, &kBlockSize,
                 &server, file->path.data(), nullptr, false);
  if (failed(status)) {
    return std::unexpected(why_not_read(status, *pxe->mode, *file));
  }
  if (size != memory.size() || !is_expected(memory, place, trust)) {
    return std::unexpected(sentence_on(*file, BundleFileFault::kIsAnother));
  }
  return FetchedBundle{*file, memory};
}

}  // namespace slipway::uefi
