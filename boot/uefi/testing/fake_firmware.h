// SPDX-License-Identifier: Apache-2.0
// Firmware for tests on the host: boot services over lists that a test fills.
#ifndef SLIPWAY_BOOT_UEFI_TESTING_FAKE_FIRMWARE_H_
#define SLIPWAY_BOOT_UEFI_TESTING_FAKE_FIRMWARE_H_

#include <cstddef>
#include <cstdint>
#include <deque>
#include <map>
#include <utility>
#include <vector>

#include "boot/uefi/efi/boot_services.h"
#include "boot/uefi/efi/system_table.h"

namespace slipway::uefi::testing {

// One at a time: a firmware's services are functions without an object.
class FakeFirmware {
 public:
  struct Claim {
    std::uint64_t start;
    std::uint64_t pages;

    bool operator==(const Claim&) const = default;
  };

  FakeFirmware();
  ~FakeFirmware();
  FakeFirmware(const FakeFirmware&) = delete;
  FakeFirmware& operator=(const FakeFirmware&) = delete;

  const efi::BootServices& services() const { return services_; }
  efi::SystemTable& table() { return table_; }

  // The map as get_memory_map() gives it, each descriptor `descriptor_size` bytes from the last.
  std::vector<efi::MemoryDescriptor> memory;
  std::uint64_t descriptor_size = sizeof(efi::MemoryDescriptor) + 8;
  efi::Status memory_map_status = efi::Status::kSuccess;

  // Pages at an address are given unless it is refused here; at any address they come from a heap.
  std::vector<std::uint64_t> refused;
  bool out_of_memory = false;
  std::vector<Claim> claims;
  std::vector<Claim> returned;

  // Which interface a handle has for a protocol, and the path of each handle.
  template <typename T>
  void add_interface(efi::Handle handle, T& interface) {
    interfaces_[handle].push_back({T::kGuid, &interface});
  }
  void add_path(efi::Handle handle, std::vector<std::byte>& path);

  // Pool memory that was given and not freed.
  int pool_balance = 0;

 private:
  struct Interface {
    efi::Guid guid;
    void* pointer;
  };

  void* find(efi::Handle handle, const efi::Guid& guid) const;

  static FakeFirmware* current;
  friend struct Services;

  efi::BootServices services_ = {};
  efi::SystemTable table_ = {};
  std::deque<std::vector<std::byte>> heap_;
  std::map<efi::Handle, std::vector<Interface>> interfaces_;
  std::vector<efi::Handle> found_;
};

}  // namespace slipway::uefi::testing

#endif  // SLIPWAY_BOOT_UEFI_TESTING_FAKE_FIRMWARE_H_
