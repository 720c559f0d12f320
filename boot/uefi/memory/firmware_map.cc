// SPDX-License-Identifier: Apache-2.0
#include "boot/uefi/memory/firmware_map.h"

namespace slipway::uefi {
namespace {

// By which a map may grow until the loader is done. Each piece of memory that is taken from a
// region splits it, and firmware takes some, too: firmware is known that needed four more.
constexpr std::uint64_t kSlackDescriptors = 256;

}  // namespace

std::optional<FirmwareMap> FirmwareMap::create(const efi::BootServices& services) {
  std::uint64_t size = 0;
  std::uint64_t key;
  std::uint64_t descriptor_size = 0;
  std::uint32_t version;
  const auto status = services.get_memory_map(&size, nullptr, &key, &descriptor_size, &version);
  if (status != efi::Status::kBufferTooSmall || descriptor_size < sizeof(efi::MemoryDescriptor)) {
    return std::nullopt;
  }
  const std::uint64_t pages =
      (size + kSlackDescriptors * descriptor_size + efi::kPageSize - 1) / efi::kPageSize;
  efi::PhysicalAddress address = 0;
  if (failed(services.allocate_pages(efi::AllocateType::kAnyPages, efi::MemoryType::kLoaderData,
                                     pages, &address))) {
    return std::nullopt;
  }
  FirmwareMap map;
  map.buffer_ = {reinterpret_cast<std::byte*>(address), pages * efi::kPageSize};
  return map.read(services) ? std::optional(map) : std::nullopt;
}

bool FirmwareMap::read(const efi::BootServices& services) {
  map_size_ = buffer_.size();
  if (failed(services.get_memory_map(&map_size_, buffer_.data(), &key_, &descriptor_size_,
                                     &descriptor_version_)) ||
      descriptor_size_ < sizeof(efi::MemoryDescriptor)) {
    map_size_ = 0;
    descriptor_size_ = sizeof(efi::MemoryDescriptor);
    return false;
  }
  return true;
}

}  // namespace slipway::uefi
