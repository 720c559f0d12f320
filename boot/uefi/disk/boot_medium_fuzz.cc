// SPDX-License-Identifier: Apache-2.0
// For libFuzzer: whatever the path of a device is, looking for the disk that it is on ends, and
// gives that disk, the device, or a sentence. The path is followed by bytes that are no path, as
// far as it may be read.
#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <span>
#include <vector>

#include "boot/uefi/disk/boot_medium.h"
#include "boot/uefi/efi/device_path.h"
#include "boot/uefi/efi/loaded_image.h"
#include "boot/uefi/testing/fake_firmware.h"

using namespace slipway;  // NOLINT: this is all about it

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  constexpr std::size_t kMostOfAPath = 1024;
  std::vector<std::byte> path(kMostOfAPath, std::byte{0xA5});
  std::ranges::copy(std::as_bytes(std::span(data, std::min(size, path.size()))), path.begin());
  // The disk's is the first node of six bytes, if the fuzzer makes one.
  std::vector<std::byte> disk_path = path;
  std::ranges::copy(std::to_array({std::byte{0x7F}, std::byte{0xFF}, std::byte{4}, std::byte{0}}),
                    disk_path.begin() + 6);

  int image_handle = 0;
  int device = 0;
  int disk = 0;
  efi::BlockIo device_blocks = {};
  efi::BlockIo disk_blocks = {};
  efi::LoadedImage image = {};
  image.device_handle = &device;
  uefi::testing::FakeFirmware firmware;
  firmware.add_interface(&image_handle, image);
  firmware.add_interface(&device, device_blocks);
  firmware.add_interface(&disk, disk_blocks);
  firmware.add_path(&device, path);
  firmware.add_path(&disk, disk_path);

  const auto found = uefi::find_boot_medium(firmware.services(), &image_handle);
  const bool is_known = found ? *found == &device_blocks || *found == &disk_blocks  //
                              : !found.error().empty();
  if (!is_known) {
    std::fprintf(stderr, "a disk that is none\n");
    std::abort();
  }
  return 0;
}
