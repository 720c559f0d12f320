// SPDX-License-Identifier: Apache-2.0
#include "image/vm_disk/identity.h"

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <format>
#include <optional>
#include <string>
#include <string_view>

#include "host/text/concat.h"
#include "image/builder/disk/put.h"

namespace slipway::image {
namespace {

using Bytes = std::span<std::byte>;

std::string_view text_of(std::span<const std::byte> bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

template <typename Field>
std::optional<Field> field_at(std::span<const std::byte> bytes, std::size_t offset) {
  if (bytes.size() < sizeof(Field) || offset > bytes.size() - sizeof(Field)) {
    return std::nullopt;
  }
  Field field;
  std::memcpy(&field, bytes.data() + offset, sizeof field);
  return field;
}

// QEMU's "The qcow2 image format": nothing in it tells one from another.
constexpr std::string_view kQcow2Magic = "QFI\xFB";

// VMware's "Virtual Disk Format 5.0", sections "Hosted Sparse Extents" and "The Disk Descriptor".
constexpr std::string_view kVmdkMagic = "KDMV";
constexpr std::size_t kVmdkDescriptorPlace = 28;  // its first sector of 512 bytes (64 bits)
constexpr std::size_t kVmdkDescriptorSize = 36;   // in such sectors
constexpr std::string_view kContentId = "\nCID=";
constexpr std::size_t kContentIdDigits = 8;

// The header of VirtualBox's VDI, version 1.1 (VDICore.h).
constexpr std::size_t kVdiMagicPlace = 0x40;
constexpr std::uint32_t kVdiMagic = 0xBEDA107F;
constexpr std::size_t kVdiImage = 0x188;         // a UUID
constexpr std::size_t kVdiModification = 0x198;  // likewise, new with each change

host::Result<> put_vmdk(Bytes disk, const DiskIdentity& identity) {
  constexpr std::uint64_t kSector = 512;
  const auto first = field_at<std::uint64_t>(disk, kVmdkDescriptorPlace);
  const auto count = field_at<std::uint64_t>(disk, kVmdkDescriptorSize);
  const std::uint64_t sectors = disk.size() / kSector;
  if (!first || !count || *first > sectors || *count > sectors - *first) {
    return host::failure("its descriptor is not in the file, which is cut short");
  }
  const Bytes descriptor = disk.subspan(*first * kSector, *count * kSector);
  const std::size_t line = text_of(descriptor).find(kContentId);
  const std::size_t digits = line + kContentId.size();
  if (line == std::string_view::npos || descriptor.size() - digits < kContentIdDigits) {
    return host::failure(
        "its descriptor has no line CID=: is it a VMDK in one file, with what it "
        "has inside?");
  }
  // All ones mean "no parent", and one less is for streams.
  constexpr std::uint32_t kLast = 0xFFFF'FFFD;
  const std::string id = std::format("{:08x}", std::min(identity.signature(), kLast));
  put_bytes(descriptor, digits, std::as_bytes(std::span(id)));
  return {};
}

host::Result<> put_vdi(Bytes disk, const DiskIdentity& identity) {
  if (disk.size() < kVdiModification + sizeof(identity.disk_guid())) {
    return host::failure("its header is not all in the file, which is cut short");
  }
  put(disk, kVdiImage, identity.disk_guid());
  put(disk, kVdiModification, identity.partition_guid(1));
  return {};
}

}  // namespace

host::Result<> put_identity(Bytes disk, const DiskIdentity& identity) {
  const std::string_view text = text_of(disk);
  if (text.starts_with(kQcow2Magic)) {
    return {};
  }
  if (text.starts_with(kVmdkMagic)) {
    return put_vmdk(disk, identity);
  }
  if (field_at<std::uint32_t>(disk, kVdiMagicPlace) == kVdiMagic) {
    return put_vdi(disk, identity);
  }
  return host::failure("is no disk of the format qcow2, VMDK or VDI");
}

}  // namespace slipway::image
