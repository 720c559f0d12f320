// SPDX-License-Identifier: Apache-2.0
#include "boot/uefi/testing/fake_firmware.h"

#include <algorithm>
#include <cstring>

#define SLIPWAY_SERVICE __attribute__((ms_abi)) static

namespace slipway::uefi::testing {

FakeFirmware* FakeFirmware::current = nullptr;

// The services, for the firmware that is current.
struct Services {
  SLIPWAY_SERVICE efi::Status get_memory_map(std::uint64_t* size, void* map, std::uint64_t* key,
                                             std::uint64_t* descriptor_size,
                                             std::uint32_t* version) {
    FakeFirmware& fake = *FakeFirmware::current;
    if (failed(fake.memory_map_status)) {
      return fake.memory_map_status;
    }
    const std::uint64_t needed = fake.memory.size() * fake.descriptor_size;
    const bool fits = map != nullptr && *size >= needed;
    *size = needed;
    *descriptor_size = fake.descriptor_size;
    *version = 1;
    if (!fits) {
      return efi::Status::kBufferTooSmall;
    }
    *key = needed;
    for (std::size_t i = 0; i < fake.memory.size(); ++i) {
      std::memcpy(static_cast<std::byte*>(map) + i * fake.descriptor_size, &fake.memory[i],
                  sizeof(efi::MemoryDescriptor));
    }
    return efi::Status::kSuccess;
  }

  SLIPWAY_SERVICE efi::Status allocate_pages(efi::AllocateType type, efi::MemoryType /*memory*/,
                                             std::uint64_t pages, efi::PhysicalAddress* address) {
    FakeFirmware& fake = *FakeFirmware::current;
    if (fake.out_of_memory) {
      return efi::Status::kOutOfResources;
    }
    if (type == efi::AllocateType::kAddress) {
      if (std::ranges::contains(fake.refused, *address)) {
        return efi::Status::kNotFound;
      }
      fake.claims.push_back({*address, pages});
      return efi::Status::kSuccess;
    }
    auto& piece = fake.heap_.emplace_back(pages * efi::kPageSize);
    *address = reinterpret_cast<std::uintptr_t>(piece.data());
    return efi::Status::kSuccess;
  }

  SLIPWAY_SERVICE efi::Status free_pages(efi::PhysicalAddress address, std::uint64_t pages) {
    FakeFirmware::current->returned.push_back({address, pages});
    return efi::Status::kSuccess;
  }

  SLIPWAY_SERVICE efi::Status handle_protocol(efi::Handle handle, const efi::Guid* guid,
                                              void** interface) {
    *interface = FakeFirmware::current->find(handle, *guid);
    return *interface != nullptr ? efi::Status::kSuccess : efi::Status::kUnsupported;
  }

  SLIPWAY_SERVICE efi::Status locate_protocol(const efi::Guid* guid, void* /*registration*/,
                                              void** interface) {
    for (const auto& [handle, unused] : FakeFirmware::current->interfaces_) {
      *interface = FakeFirmware::current->find(handle, *guid);
      if (*interface != nullptr) {
        return efi::Status::kSuccess;
      }
    }
    return efi::Status::kNotFound;
  }

  SLIPWAY_SERVICE efi::Status locate_handle_buffer(efi::SearchType /*by*/, const efi::Guid* guid,
                                                   void* /*key*/, std::uint64_t* count,
                                                   efi::Handle** handles) {
    FakeFirmware& fake = *FakeFirmware::current;
    fake.found_.clear();
    for (const auto& [handle, unused] : fake.interfaces_) {
      if (fake.find(handle, *guid) != nullptr) {
        fake.found_.push_back(handle);
      }
    }
    if (fake.found_.empty()) {
      return efi::Status::kNotFound;
    }
    ++fake.pool_balance;
    *count = fake.found_.size();
    *handles = fake.found_.data();
    return efi::Status::kSuccess;
  }

  // Only for a path that is a handle's from its first to its last node.
  SLIPWAY_SERVICE efi::Status locate_device_path(const efi::Guid* guid,
                                                 const efi::DevicePathNode** path,
                                                 efi::Handle* handle) {
    for (const auto& [candidate, unused] : FakeFirmware::current->interfaces_) {
      const auto* const other = static_cast<const std::byte*>(
          FakeFirmware::current->find(candidate, efi::DevicePathNode::kGuid));
      if (other == nullptr || FakeFirmware::current->find(candidate, *guid) == nullptr) {
        continue;
      }
      const auto* const bytes = reinterpret_cast<const std::byte*>(*path);
      std::size_t size = 0;
      while (!reinterpret_cast<const efi::DevicePathNode*>(bytes + size)->is_end()) {
        size += reinterpret_cast<const efi::DevicePathNode*>(bytes + size)->size();
      }
      if (std::memcmp(bytes, other, size + sizeof(efi::DevicePathNode)) == 0) {
        *path = reinterpret_cast<const efi::DevicePathNode*>(bytes + size);
        *handle = candidate;
        return efi::Status::kSuccess;
      }
    }
    return efi::Status::kNotFound;
  }

  SLIPWAY_SERVICE efi::Status free_pool(void* /*memory*/) {
    --FakeFirmware::current->pool_balance;
    return efi::Status::kSuccess;
  }
};

FakeFirmware::FakeFirmware() {
  current = this;
  services_.allocate_pages = Services::allocate_pages;
  services_.get_memory_map = Services::get_memory_map;
  services_.free_pages = Services::free_pages;
  services_.handle_protocol = Services::handle_protocol;
  services_.locate_device_path = Services::locate_device_path;
  services_.locate_handle_buffer = Services::locate_handle_buffer;
  services_.locate_protocol = Services::locate_protocol;
  services_.free_pool = Services::free_pool;
  table_.boot_services = &services_;
}

FakeFirmware::~FakeFirmware() {
  current = nullptr;
}

void FakeFirmware::add_path(efi::Handle handle, std::vector<std::byte>& path) {
  interfaces_[handle].push_back({efi::DevicePathNode::kGuid, path.data()});
}

void* FakeFirmware::find(efi::Handle handle, const efi::Guid& guid) const {
  const auto interfaces = interfaces_.find(handle);
  if (interfaces == interfaces_.end()) {
    return nullptr;
  }
  const auto found = std::ranges::find(interfaces->second, guid, &Interface::guid);
  return found != interfaces->second.end() ? found->pointer : nullptr;
}

}  // namespace slipway::uefi::testing
