// SPDX-License-Identifier: Apache-2.0
// What the system says of its disks: sysfs, and tables of procfs (the kernel's
// Documentation/ABI/stable/sysfs-block and Documentation/filesystems/proc.rst).
#ifndef SLIPWAY_IMAGE_FLASHER_SYSTEM_DISKS_H_
#define SLIPWAY_IMAGE_FLASHER_SYSTEM_DISKS_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "host/text/result.h"

namespace slipway::image {

// Where the system says it. Tests have folders that stand for these.
struct SystemFolders {
  std::string sys = "/sys";
  std::string proc = "/proc";
  std::string dev = "/dev";
};

// Who uses a disk, or a part of it.
struct DiskUse {
  enum class Kind {
    kMounted,  // `by` is where
    kSwap,
    kHeld,  // `by` is a device that is made of it: RAID, LVM, encryption
  };

  Kind kind;
  std::string device;  // "sdb1"
  std::string by = "";
};

struct DiskPartition {
  std::string name;  // "sdb1"
  std::uint64_t size;
  std::string label;  // of the file system; "" where none is known
};

enum class DiskKind {
  kFixed,
  kRemovable,
  kUsb,   // many cases with a disk in them do not say that they are removable
  kCard,  // nor do SD cards in readers that are part of the machine
  kCd,
  kVirtual,  // made of files, memory or other disks
};

struct Disk {
  std::string name;    // "sdb"
  std::string number;  // "8:16"
  std::string model;   // with the vendor; "" where none is known
  std::uint64_t size;  // 0: a card reader or drive with nothing in it
  std::uint32_t sector_size;
  bool is_read_only;
  DiskKind kind;
  std::vector<DiskPartition> partitions;
  std::vector<DiskUse> uses;
};

// All that have a device of their own, by name.
host::Result<std::vector<Disk>> system_disks(const SystemFolders& folders);

// How a user names it: "/dev/sdb".
std::string device_path(const SystemFolders& folders, std::string_view name);

// The disk that a user names: by its path, a link to that, or its name alone. The failure says what
// it is instead.
host::Result<Disk> find_disk(const SystemFolders& folders, const std::vector<Disk>& disks,
                             const std::string& path);

}  // namespace slipway::image

#endif  // SLIPWAY_IMAGE_FLASHER_SYSTEM_DISKS_H_
