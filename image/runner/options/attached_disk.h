// SPDX-License-Identifier: Apache-2.0
// A disk beside the image, for a kernel's own drivers.
#ifndef SLIPWAY_IMAGE_RUNNER_OPTIONS_ATTACHED_DISK_H_
#define SLIPWAY_IMAGE_RUNNER_OPTIONS_ATTACHED_DISK_H_

#include <cstdint>
#include <string>
#include <string_view>

#include "host/text/result.h"

namespace slipway::runner {

struct AttachedDisk {
  std::string name;        // of the drive, and its serial number
  std::string bus;         // ide, ahci, virtio, nvme, usb or scsi; empty: the machine's own
  std::string file;        // what is on it; empty: nothing
  std::uint64_t size = 0;  // of an empty one, in bytes
  bool read_only = false;  // writes fail; else they are forgotten at the end
};

// From NAME[,bus=BUS][,read-only],size=SIZE or NAME[,bus=BUS][,read-only],file=PATH, where a path
// may have commas. The failure says what is wrong
// with the text.
host::Result<AttachedDisk> parse_attached_disk(std::string_view text);

}  // namespace slipway::runner

#endif  // SLIPWAY_IMAGE_RUNNER_OPTIONS_ATTACHED_DISK_H_
