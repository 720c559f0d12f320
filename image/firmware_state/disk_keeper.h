// SPDX-License-Identifier: Apache-2.0
// A driver that keeps the disk to itself, so that nobody reads it before the machine is restored:
// a read takes as long as the host likes, and no state would be as the one before.
#ifndef SLIPWAY_IMAGE_FIRMWARE_STATE_DISK_KEEPER_H_
#define SLIPWAY_IMAGE_FIRMWARE_STATE_DISK_KEEPER_H_

#include "boot/uefi/efi/boot_services.h"
#include "boot/uefi/efi/driver_binding.h"

namespace slipway::firmware_state {

class DiskKeeper {
 public:
  DiskKeeper(const efi::BootServices& services, efi::Handle image);
  DiskKeeper(const DiskKeeper&) = delete;
  DiskKeeper& operator=(const DiskKeeper&) = delete;

  // From now on it takes each disk as soon as that has blocks.
  efi::Status install();

  // Leaves the disk to the firmware, which looks at what is on it. kNotFound: there was none.
  efi::Status hand_over();

 private:
  static efi::Status __attribute__((ms_abi)) supported(efi::DriverBinding* binding,
                                                       efi::Handle device,
                                                       const efi::DevicePathNode* path);
  static efi::Status __attribute__((ms_abi)) start(efi::DriverBinding* binding, efi::Handle device,
                                                   const efi::DevicePathNode* path);
  static efi::Status __attribute__((ms_abi)) stop(efi::DriverBinding* binding, efi::Handle device,
                                                  std::uint64_t count, const efi::Handle* children);

  efi::Status take(efi::Handle device);

  efi::DriverBinding binding_;  // the first: the firmware gives it back as the driver
  const efi::BootServices& services_;
  efi::Handle disk_ = nullptr;
};

}  // namespace slipway::firmware_state

#endif  // SLIPWAY_IMAGE_FIRMWARE_STATE_DISK_KEEPER_H_
