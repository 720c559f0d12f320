// SPDX-License-Identifier: Apache-2.0
#include "image/runner/qemu/network.h"

#include <filesystem>
#include <system_error>

#include "boot/network/file_names.h"
#include "host/text/concat.h"
#include "image/runner/qemu/option_value.h"

namespace slipway::runner {

bool is_on_network(const MachineOptions& options) {
  std::error_code error;
  return std::filesystem::is_directory(options.image, error);
}

std::optional<std::string> folder_fault(const MachineOptions& options) {
  if (!is_on_network(options)) {
    return std::nullopt;
  }
  if (options.chooses_disk) {
    return host::concat(options.image,
                        " is a folder for network boot, and no disk: leave disk = \"", options.disk,
                        "\" out, or make an image by disk_image");
  }
  if (options.firmware == Firmware::kBios) {
    return host::concat(options.image,
                        " is a folder for network boot, which UEFI firmware starts and a BIOS does "
                        "not: choose a machine with UEFI firmware, such as q35_uefi");
  }
  return std::nullopt;
}

std::string loader_file(const MachineOptions& options) {
  return is_on_network(options) ? host::concat(options.image, "/", network::kUefiLoaderFile)
                                : options.image;
}

std::vector<std::string> network_arguments(const MachineOptions& options) {
  return {
      // What the machine sends goes nowhere else. OVMF asks by IPv6 as well, and would wait.
      "-netdev",
      host::concat("user,id=network,restrict=on,ipv6=off,tftp=", option_value(options.image),
                   ",bootfile=", network::kUefiLoaderFile),
      "-device",
      // Without the card's own program: the firmware has a driver.
      "virtio-net-pci,id=image,netdev=network,bootindex=0,romfile=",
      // What the firmware's network takes random numbers from.
      "-device",
      "virtio-rng-pci",
  };
}

}  // namespace slipway::runner
