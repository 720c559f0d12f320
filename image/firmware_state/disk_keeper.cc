// SPDX-License-Identifier: Apache-2.0
#include "image/firmware_state/disk_keeper.h"

#include "boot/uefi/efi/block_io.h"

namespace slipway::firmware_state {

using efi::DriverBinding;
using efi::Handle;
using efi::Status;

// 11.1: above all versions that a vendor of hardware may choose.
constexpr std::uint32_t kBeforeAllOthers = 0xFFFF'FFFF;

DiskKeeper::DiskKeeper(const efi::BootServices& services, Handle image)
    : binding_{.supported = supported,
               .start = start,
               .stop = stop,
               .version = kBeforeAllOthers,
               .image_handle = image,
               .driver_binding_handle = image},
      services_(services) {}

Status DiskKeeper::install() {
  return services_.install_protocol_interface(&binding_.driver_binding_handle,
                                              &DriverBinding::kGuid, 0, &binding_);
}

Status DiskKeeper::hand_over() {
  if (disk_ == nullptr) {
    return Status::kNotFound;
  }
  const Handle disk = disk_;
  if (const Status status =
          services_.disconnect_controller(disk, binding_.driver_binding_handle, nullptr);
      efi::failed(status)) {
    return status;
  }
  if (const Status status = services_.uninstall_protocol_interface(
          binding_.driver_binding_handle, &DriverBinding::kGuid, &binding_);
      efi::failed(status)) {
    return status;
  }
  return services_.connect_controller(disk, nullptr, nullptr, true);
}

Status DiskKeeper::take(Handle device) {
  void* blocks = nullptr;
  return services_.open_protocol(device, &efi::BlockIo::kGuid, &blocks,
                                 binding_.driver_binding_handle, device, efi::kByDriver);
}

Status DiskKeeper::supported(DriverBinding* binding, Handle device, const efi::DevicePathNode*) {
  auto& self = *reinterpret_cast<DiskKeeper*>(binding);
  const Status status = self.take(device);
  if (!efi::failed(status)) {
    (void)self.services_.close_protocol(device, &efi::BlockIo::kGuid,
                                        binding->driver_binding_handle, device);
  }
  return status;
}

Status DiskKeeper::start(DriverBinding* binding, Handle device, const efi::DevicePathNode*) {
  auto& self = *reinterpret_cast<DiskKeeper*>(binding);
  const Status status = self.take(device);
  if (!efi::failed(status)) {
    self.disk_ = device;
  }
  return status;
}

Status DiskKeeper::stop(DriverBinding* binding, Handle device, std::uint64_t, const Handle*) {
  auto& self = *reinterpret_cast<DiskKeeper*>(binding);
  self.disk_ = nullptr;
  return self.services_.close_protocol(device, &efi::BlockIo::kGuid, binding->driver_binding_handle,
                                       device);
}

}  // namespace slipway::firmware_state
