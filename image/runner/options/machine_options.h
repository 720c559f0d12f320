// SPDX-License-Identifier: Apache-2.0
// The machine that is asked for.
#ifndef SLIPWAY_IMAGE_RUNNER_OPTIONS_MACHINE_OPTIONS_H_
#define SLIPWAY_IMAGE_RUNNER_OPTIONS_MACHINE_OPTIONS_H_

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "image/runner/options/attached_disk.h"

namespace slipway::runner {

// What starts a machine.
enum class Firmware { kBios, kUefi };

// In the words of the command line.
struct MachineOptions {
  std::string image;        // a file, or a folder that is booted over the network
  std::string type = "pc";  // pc, q35 or isapc
  std::string disk;  // ide, ahci, virtio, nvme, usb, scsi, cd or sd; empty: the machine's own
  bool chooses_disk = false;  // whether `disk` is not the machine's, but chosen for this image
  std::vector<AttachedDisk> disks;  // beside the image
  std::string memory = "128M";      // as QEMU's -m takes it
  std::string cpu;                  // as QEMU's -cpu takes it; empty: QEMU's default
  std::string accelerator = "tcg";
  Firmware firmware = Firmware::kBios;
  std::string uefi_code;       // a file for the flash memory that has kUefi's code
  std::string uefi_variables;  // the same for its variables, as the machine starts with them
  std::string firmware_state;  // kUefi's, saved where it starts an image; empty: none
  std::string first_command = "alone";  // to cases inside the machine (docs/test_channel.md)
  std::string display = "none";         // as QEMU's -display takes it
  std::string name;                     // for the window's title; empty: none
  std::vector<std::string> extra;       // appended as they are, so that they win
};

// Whether one of QEMU's options `names`, such as "-display", is among `arguments`. QEMU takes them
// with two dashes, too.
bool has_option(const std::vector<std::string>& arguments,
                std::initializer_list<std::string_view> names);

}  // namespace slipway::runner

#endif  // SLIPWAY_IMAGE_RUNNER_OPTIONS_MACHINE_OPTIONS_H_
