// SPDX-License-Identifier: Apache-2.0
// What the firmware does for a loader until that calls ExitBootServices() (UEFI 2.10, 4.4 "EFI Boot
// Services Table" and 7 "Services - Boot Services").
#ifndef SLIPWAY_BOOT_UEFI_EFI_BOOT_SERVICES_H_
#define SLIPWAY_BOOT_UEFI_EFI_BOOT_SERVICES_H_

#include <cstddef>
#include <cstdint>

#include "boot/uefi/efi/basics.h"
#include "boot/uefi/efi/device_path.h"
#include "boot/uefi/efi/memory.h"

namespace slipway::efi {

enum class SearchType : std::uint32_t {
  kAllHandles = 0,
  kByRegisterNotify = 1,
  kByProtocol = 2,
};

// Table 7.3, "TPL Restrictions": no interrupt comes, and nothing else runs.
inline constexpr std::uint64_t kHighLevel = 31;

struct BootServices {
  TableHeader header;

  // 7.1, "Event, Timer, and Task Priority Services".
  Function<std::uint64_t, std::uint64_t> raise_tpl;  // to the level; the one before
  Function<void, std::uint64_t> restore_tpl;

  // 7.2, "Memory Allocation Services".
  Function<Status, AllocateType, MemoryType, std::uint64_t, PhysicalAddress*> allocate_pages;
  Function<Status, PhysicalAddress, std::uint64_t> free_pages;
  Function<Status, std::uint64_t*, void*, std::uint64_t*, std::uint64_t*, std::uint32_t*>
      get_memory_map;  // size, map, key, size of a descriptor, version
  Unused allocate_pool;
  Function<Status, void*> free_pool;

  // 7.1 again.
  Unused create_event;
  Unused set_timer;
  Function<Status, std::uint64_t, const Event*, std::uint64_t*> wait_for_event;
  Unused signal_event;
  Unused close_event;
  Unused check_event;

  // 7.3, "Protocol Handler Services".
  Function<Status, Handle*, const Guid*, std::uint32_t, void*>
      install_protocol_interface;  // a new handle where that is null; 0: "native"
  Unused reinstall_protocol_interface;
  Function<Status, Handle, const Guid*, void*> uninstall_protocol_interface;
  Function<Status, Handle, const Guid*, void**> handle_protocol;
  Unused reserved;
  Unused register_protocol_notify;
  Unused locate_handle;
  Function<Status, const Guid*, const DevicePathNode**, Handle*> locate_device_path;
  Unused install_configuration_table;

  // 7.4, "Image Services".
  Function<Status, bool, Handle, const DevicePathNode*, const void*, std::uint64_t, Handle*>
      load_image;  // whether to look elsewhere, parent, path, bytes, how many, image
  Function<Status, Handle, std::uint64_t*, Char16**> start_image;  // size of the text, text
  Function<Status, Handle, Status, std::uint64_t, Char16*>
      exit;  // image, status, size of the text, text
  Unused unload_image;
  Function<Status, Handle, std::uint64_t> exit_boot_services;  // image, key of the map

  // 7.5, "Miscellaneous Boot Services".
  Unused get_next_monotonic_count;
  Unused stall;
  Function<Status, std::uint64_t, std::uint64_t, std::uint64_t, const Char16*>
      set_watchdog_timer;  // seconds, code, size of the text, text

  // 7.3 again.
  Function<Status, Handle, const Handle*, const DevicePathNode*, bool>
      connect_controller;  // device, drivers, path below it, whether to go on with what is below
  Function<Status, Handle, Handle, Handle> disconnect_controller;  // device, driver, child
  Function<Status, Handle, const Guid*, void**, Handle, Handle, std::uint32_t>
      open_protocol;  // interface, who opens it, for which device, how
  Function<Status, Handle, const Guid*, Handle, Handle> close_protocol;  // as it was opened
  Unused open_protocol_information;
  Unused protocols_per_handle;
  Function<Status, SearchType, const Guid*, void*, std::uint64_t*, Handle**>
      locate_handle_buffer;  // by, protocol, key, count, handles: the caller frees them
  Function<Status, const Guid*, void*, void**> locate_protocol;
  Unused install_multiple_protocol_interfaces;
  Unused uninstall_multiple_protocol_interfaces;

  // 7.5 again.
  Unused calculate_crc32;
  Unused copy_mem;
  Unused set_mem;
  Unused create_event_ex;
};
static_assert(sizeof(BootServices) == 376);
static_assert(offsetof(BootServices, raise_tpl) == 24);
static_assert(offsetof(BootServices, allocate_pages) == 40);
static_assert(offsetof(BootServices, get_memory_map) == 56);
static_assert(offsetof(BootServices, wait_for_event) == 96);
static_assert(offsetof(BootServices, install_protocol_interface) == 128);
static_assert(offsetof(BootServices, uninstall_protocol_interface) == 144);
static_assert(offsetof(BootServices, handle_protocol) == 152);
static_assert(offsetof(BootServices, locate_device_path) == 184);
static_assert(offsetof(BootServices, load_image) == 200);
static_assert(offsetof(BootServices, exit_boot_services) == 232);
static_assert(offsetof(BootServices, set_watchdog_timer) == 256);
static_assert(offsetof(BootServices, connect_controller) == 264);
static_assert(offsetof(BootServices, disconnect_controller) == 272);
static_assert(offsetof(BootServices, open_protocol) == 280);
static_assert(offsetof(BootServices, close_protocol) == 288);
static_assert(offsetof(BootServices, locate_handle_buffer) == 312);
static_assert(offsetof(BootServices, locate_protocol) == 320);

// The interface of protocol T on `handle`, null if it has none.
template <typename T>
T* interface_on(const BootServices& services, Handle handle) {
  void* interface = nullptr;
  return failed(services.handle_protocol(handle, &T::kGuid, &interface))
             ? nullptr
             : static_cast<T*>(interface);
}

// The first interface of protocol T, null if there is none.
template <typename T>
T* find_interface(const BootServices& services) {
  void* interface = nullptr;
  return failed(services.locate_protocol(&T::kGuid, nullptr, &interface))
             ? nullptr
             : static_cast<T*>(interface);
}

}  // namespace slipway::efi

#endif  // SLIPWAY_BOOT_UEFI_EFI_BOOT_SERVICES_H_
