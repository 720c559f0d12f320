// SPDX-License-Identifier: Apache-2.0
#include "boot/uefi/disk/boot_medium.h"

#include <array>
#include <cstddef>
#include <cstring>
#include <span>

#include "boot/uefi/efi/device_path.h"
#include "boot/uefi/efi/loaded_image.h"

namespace slipway::uefi {
namespace {

using efi::DevicePathNode;

// More than any path of a disk: each node of a USB hub has 6 bytes, and there are at most 7.
constexpr std::size_t kMaxPathSize = 1024;

using PathBuffer = std::array<std::byte, kMaxPathSize>;

bool is_partition(const DevicePathNode& node) {
  return node.type == DevicePathNode::kMedia &&
         (node.sub_type == DevicePathNode::kHardDrive || node.sub_type == DevicePathNode::kCdRom);
}

// Where in `path` the node of the partition is, the last of its kind; 0 if there is none or the
// path makes no sense.
std::size_t partition_offset(const std::byte* path) {
  std::size_t found = 0;
  std::size_t offset = 0;
  while (offset + sizeof(DevicePathNode) <= kMaxPathSize) {
    const auto& node = *reinterpret_cast<const DevicePathNode*>(path + offset);
    if (node.is_end()) {
      return found;
    }
    if (is_partition(node)) {
      found = offset;
    }
    if (node.size() < sizeof(DevicePathNode)) {
      break;
    }
    offset += node.size();
  }
  return 0;
}

// The handle with that path, null if there is none.
efi::Handle handle_at(const efi::BootServices& services, std::span<const std::byte> nodes) {
  constexpr DevicePathNode kEnd = {
      DevicePathNode::kEnd, DevicePathNode::kEntire, {sizeof(DevicePathNode), 0}};
  PathBuffer path;
  std::memcpy(path.data(), nodes.data(), nodes.size());
  std::memcpy(path.data() + nodes.size(), &kEnd, sizeof(kEnd));
  const auto* rest = reinterpret_cast<const DevicePathNode*>(path.data());
  efi::Handle handle = nullptr;
  const auto status = services.locate_device_path(&efi::BlockIo::kGuid, &rest, &handle);
  return !failed(status) && rest->is_end() ? handle : nullptr;
}

}  // namespace

std::expected<efi::BlockIo*, std::string_view> find_boot_medium(const efi::BootServices& services,
                                                                efi::Handle image) {
  const auto* const loaded = efi::interface_on<efi::LoadedImage>(services, image);
  if (loaded == nullptr) {
    return std::unexpected("the firmware does not say where it loaded the loader from");
  }
  efi::Handle device = loaded->device_handle;
  const auto* const path = efi::interface_on<DevicePathNode>(services, device);
  if (path != nullptr) {
    const auto* const bytes = reinterpret_cast<const std::byte*>(path);
    if (const std::size_t offset = partition_offset(bytes)) {
      device = handle_at(services, {bytes, offset});
    }
  }
  auto* const blocks = device != nullptr ? efi::interface_on<efi::BlockIo>(services, device)  //
                                         : nullptr;
  if (blocks == nullptr) {
    return std::unexpected(
        "the firmware did not load the loader from a disk, and the kernel is on the disk of the "
        "same image");
  }
  return blocks;
}

}  // namespace slipway::uefi
