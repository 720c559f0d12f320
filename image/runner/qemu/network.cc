// SPDX-License-Identifier: Apache-2.0
#include "image/runner/qemu/network.h"

#include <filesystem>
#include <string_view>
#include <system_error>

#include "boot/network/file_names.h"
#include "host/text/concat.h"
#include "image/runner/qemu/option_value.h"

namespace slipway::runner {
namespace {

std::string_view boot_file(Firmware firmware) {
  switch (firmware) {
    case Firmware::kBios:
      return network::kBiosProgramFile;
    case Firmware::kUefi:
      return network::kUefiLoaderFile;
  }
}

}  // namespace

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
  std::error_code error;
  if (!std::filesystem::exists(loader_file(options), error)) {
    return host::concat(options.image, " is a folder for network boot without ",
                        boot_file(options.firmware),
                        ", which the machine's firmware boots: make it by network_boot_folder, "
                        "with this firmware among those that it is for");
  }
  return std::nullopt;
}

std::string loader_file(const MachineOptions& options) {
  return is_on_network(options) ? host::concat(options.image, "/", boot_file(options.firmware))
                                : options.image;
}

std::vector<std::string> network_arguments(const MachineOptions& options) {
  // What the machine sends goes nowhere else. OVMF asks by IPv6 as well, and would wait.
  std::vector<std::string> arguments = {
      "-netdev",
      host::concat("user,id=network,restrict=on,ipv6=off,tftp=", option_value(options.image),
                   ",bootfile=", boot_file(options.firmware))};
  std::string card = "virtio-net-pci,id=image,netdev=network,bootindex=0";
  if (options.firmware == Firmware::kUefi) {
    // The firmware has a driver of its own, and its network needs random numbers. A BIOS has the
    // card's program (iPXE).
    card += ",romfile=";
    arguments.insert(arguments.end(), {"-device", "virtio-rng-pci"});
  }
  arguments.insert(arguments.end(), {"-device", card});
  return arguments;
}

}  // namespace slipway::runner
