// SPDX-License-Identifier: Apache-2.0
// The firmware's map of memory, and the key that says that it is the latest.
#ifndef SLIPWAY_BOOT_UEFI_MEMORY_FIRMWARE_MAP_H_
#define SLIPWAY_BOOT_UEFI_MEMORY_FIRMWARE_MAP_H_

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <span>

#include "boot/uefi/efi/boot_services.h"
#include "boot/uefi/efi/memory.h"

namespace slipway::uefi {

// The map as it was read last: descriptors in any order, some of them perhaps of no pages.
class FirmwareMap {
 public:
  // Takes memory for a map that is larger than today's: the firmware's own doings, and ours, make
  // it grow. Nothing if there is none.
  static std::optional<FirmwareMap> create(const efi::BootServices& services);

  // Reads the map anew, into the same memory. False if it has outgrown that, or the firmware fails.
  bool read(const efi::BootServices& services);

  // For ExitBootServices().
  std::uint64_t key() const { return key_; }

  std::size_t size() const { return map_size_ / descriptor_size_; }

  // The descriptors, as the firmware gave them.
  std::span<const std::byte> bytes() const { return buffer_.first(map_size_); }
  std::uint32_t descriptor_size() const { return static_cast<std::uint32_t>(descriptor_size_); }
  std::uint32_t descriptor_version() const { return descriptor_version_; }

  // Descriptors may be longer than the part that we know, and so far apart.
  efi::MemoryDescriptor operator[](std::size_t index) const {
    efi::MemoryDescriptor descriptor;
    std::memcpy(&descriptor, buffer_.data() + index * descriptor_size_, sizeof(descriptor));
    return descriptor;
  }

 private:
  std::span<std::byte> buffer_;
  std::uint64_t map_size_ = 0;
  std::uint64_t descriptor_size_ = sizeof(efi::MemoryDescriptor);
  std::uint64_t key_ = 0;
  std::uint32_t descriptor_version_ = 0;
};

}  // namespace slipway::uefi

#endif  // SLIPWAY_BOOT_UEFI_MEMORY_FIRMWARE_MAP_H_
