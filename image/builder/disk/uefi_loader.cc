// SPDX-License-Identifier: Apache-2.0
#include "image/builder/disk/uefi_loader.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <string_view>
#include <vector>

#include "boot/loader/bundle/bundle_digest.h"
#include "boot/uefi/layout/loader_header.h"
#include "host/text/concat.h"
#include "image/builder/disk/bundle_header.h"
#include "image/builder/disk/put.h"

namespace slipway::image {
namespace {

// Microsoft's "PE Format": offsets from the file's first byte, or from that of the signature
// "PE\0\0".
constexpr std::size_t kPeSignatureOffset = 0x3C;
constexpr std::size_t kMachineOffset = 4;
constexpr std::size_t kOptionalMagicOffset = 24;
constexpr std::size_t kSubsystemOffset = 92;
constexpr std::size_t kCertificatesSizeOffset = 24 + 112 + 4 * 8 + 4;
constexpr std::size_t kPeSize = kCertificatesSizeOffset + 4;

constexpr std::uint16_t kDosMagic = 0x5A4D;          // "MZ"
constexpr std::uint32_t kPeSignature = 0x0000'4550;  // "PE"
constexpr std::uint16_t kMachineX8664 = 0x8664;
constexpr std::uint16_t kPe32Plus = 0x020B;
constexpr std::uint16_t kEfiApplication = 10;

constexpr std::string_view kBuildIt =
    ": give the file that //boot/uefi builds, or one that is linked like it (lld-link "
    "/subsystem:efi_application)";

template <typename Field>
Field field_at(std::span<const std::byte> bytes, std::size_t offset) {
  Field field;
  std::memcpy(&field, bytes.subspan(offset, sizeof field).data(), sizeof field);
  return field;
}

// The PE header and what follows it, if it is one.
std::optional<std::span<const std::byte>> pe_header(std::span<const std::byte> file) {
  if (file.size() < kPeSignatureOffset + sizeof(std::uint32_t) ||
      field_at<std::uint16_t>(file, 0) != kDosMagic) {
    return std::nullopt;
  }
  const std::size_t offset = field_at<std::uint32_t>(file, kPeSignatureOffset);
  if (offset > file.size() || file.size() - offset < kPeSize ||
      field_at<std::uint32_t>(file, offset) != kPeSignature) {
    return std::nullopt;
  }
  return file.subspan(offset);
}

std::optional<std::string> pe_fault(std::span<const std::byte> file) {
  const auto pe = pe_header(file);
  if (!pe) {
    return host::concat("the UEFI loader is no PE file", kBuildIt);
  }
  if (field_at<std::uint16_t>(*pe, kMachineOffset) != kMachineX8664 ||
      field_at<std::uint16_t>(*pe, kOptionalMagicOffset) != kPe32Plus) {
    return host::concat("the UEFI loader is a PE file, but not for x86-64", kBuildIt);
  }
  if (field_at<std::uint16_t>(*pe, kSubsystemOffset) != kEfiApplication) {
    return host::concat("the UEFI loader is a PE file, but no EFI application", kBuildIt);
  }
  if (field_at<std::uint32_t>(*pe, kCertificatesSizeOffset) != 0) {
    return "the UEFI loader is signed, and its signature would not be right any more once it is "
           "told "
           "where the boot bundle lies: give it unsigned, and sign the loader that is in the image";
  }
  return std::nullopt;
}

// Where headers are, in bytes from the file's first.
std::vector<std::size_t> header_offsets(std::span<const std::byte> file) {
  const auto magic = std::as_bytes(std::span(uefi::kLoaderMagic));
  std::vector<std::size_t> offsets;
  for (std::size_t offset = 0; offset + sizeof(uefi::LoaderHeader) <= file.size();
       offset += uefi::kLoaderHeaderAlignment) {
    if (std::ranges::equal(file.subspan(offset, magic.size()), magic)) {
      offsets.push_back(offset);
    }
  }
  return offsets;
}

}  // namespace

std::optional<std::string> uefi_loader_fault(std::span<const std::byte> loader) {
  if (const auto fault = pe_fault(loader)) {
    return fault;
  }
  const auto offsets = header_offsets(loader);
  if (offsets.empty()) {
    return host::concat(
        "the UEFI loader has no header (\"SLIPWAY UEFI LDR\" at a multiple of ",
        uefi::kLoaderHeaderAlignment,
        " bytes), by which it is told where the boot bundle lies: define a LoaderHeader of "
        "boot/uefi/layout/loader_header.h in it, such that the linker keeps it");
  }
  if (offsets.size() > 1) {
    return host::concat("the UEFI loader has ", offsets.size(),
                        " headers (\"SLIPWAY UEFI LDR\"), at bytes ", offsets[0], " and ",
                        offsets[1],
                        ": which is meant? define one LoaderHeader, and compare with "
                        "its magic nowhere");
  }
  auto header = field_at<uefi::LoaderHeader>(loader, offsets[0]);
  std::ranges::fill(header.magic, 0);
  header.protocol = 0;
  if (!std::ranges::all_of(std::as_bytes(std::span(&header, 1)),
                           [](std::byte b) { return b == std::byte{0}; })) {
    return "the UEFI loader's header is filled in already, as in an image: give the loader as it "
           "is "
           "built";
  }
  return std::nullopt;
}

std::uint64_t uefi_loader_protocol(std::span<const std::byte> loader) {
  return field_at<uefi::LoaderHeader>(loader, header_offsets(loader).front()).protocol;
}

host::Bytes filled_in_loader(std::span<const std::byte> loader, const DiskMap& map,
                             std::span<const std::byte> bundle, std::uint32_t disk_signature) {
  const std::size_t offset = header_offsets(loader).front();
  auto header = field_at<uefi::LoaderHeader>(loader, offset);
  header.bundle_offset = map.offset_of(map.bundle);
  header.bundle_size = bundle.size();
  header.bundle_header_size = bundle_header_size(bundle);
  header.disk_signature = disk_signature;
  std::ranges::copy(loader::bundle_digest(bundle_header(bundle)), header.bundle_digest);
  host::Bytes filled(loader.begin(), loader.end());
  put(filled, offset, header);
  return filled;
}

}  // namespace slipway::image
