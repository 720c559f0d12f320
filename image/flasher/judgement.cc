// SPDX-License-Identifier: Apache-2.0
#include "image/flasher/judgement.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "host/text/concat.h"

namespace slipway::image {
namespace {

using host::concat;

// What is mounted there is the system's, and not to be unmounted for a stick.
bool is_systems(const DiskUse& use) {
  if (use.kind == DiskUse::Kind::kSwap) {
    return true;
  }
  constexpr std::array<std::string_view, 7> kPlaces = {"/",     "/boot", "/boot/efi", "/efi",
                                                       "/home", "/usr",  "/var"};
  return use.kind == DiskUse::Kind::kMounted && std::ranges::find(kPlaces, use.by) != kPlaces.end();
}

std::string what_to_change(const SystemFolders& folders, const DiskUse& use) {
  const std::string device = device_path(folders, use.device);
  if (use.kind == DiskUse::Kind::kMounted) {
    return concat("is in use: ", device, " is mounted on ", use.by, ": unmount it (sudo umount ",
                  device, ")");
  }
  return concat("is in use: ", device, " is a part of ", device_path(folders, use.by),
                " (RAID, LVM or encryption): close that first");
}

std::optional<std::string> refusal_of_uses(const SystemFolders& folders, const Disk& disk) {
  for (const DiskUse& use : disk.uses) {
    if (is_systems(use)) {
      return concat(
          "is a disk of this system (", device_path(folders, use.device),
          use.kind == DiskUse::Kind::kSwap ? " is swap space" : concat(" is mounted on ", use.by),
          "), which is never written: take another");
    }
  }
  // What is mounted comes first: it has to be ended before what it is on.
  for (const auto kind : {DiskUse::Kind::kMounted, DiskUse::Kind::kHeld}) {
    for (const DiskUse& use : disk.uses) {
      if (use.kind == kind) {
        return what_to_change(folders, use);
      }
    }
  }
  return std::nullopt;
}

// What to change where the sectors are others.
std::string_view image_for(std::uint32_t sector_size) {
  switch (sector_size) {
    case 512:
      return "build it with disk_image(sector_size = 512)";
    case 4096:
      return "build it with disk_image(firmware = [\"uefi\"], layout = \"gpt\", sector_size = "
             "4096)";
    default:
      return "take another disk, since no image can have such sectors";
  }
}

std::string_view kind_text(DiskKind kind) {
  switch (kind) {
    case DiskKind::kFixed:
      return "fixed";
    case DiskKind::kRemovable:
      return "removable";
    case DiskKind::kUsb:
      return "USB";
    case DiskKind::kCard:
      return "card";
    case DiskKind::kCd:
      return "CD";
    case DiskKind::kVirtual:
      return "virtual";
  }
}

std::string padded(std::string text, std::size_t width) {
  text.resize(std::max(text.size(), width), ' ');
  return text;
}

std::string name_line(const SystemFolders& folders, const Disk& disk, std::string_view rest) {
  return concat("  ", padded(device_path(folders, disk.name), 14), "  ",
                padded(disk.size == 0 ? "-" : size_text(disk.size), 9), "  ",
                padded(disk.model.empty() ? "(no model)" : disk.model, 28), "  ", rest, "\n");
}

}  // namespace

std::string size_text(std::uint64_t bytes) {
  constexpr std::array<std::string_view, 5> kUnits = {"kB", "MB", "GB", "TB", "PB"};
  std::size_t unit = 0;
  std::uint64_t tenths = bytes / 100;
  while (tenths >= 10'000 && unit + 1 < kUnits.size()) {
    tenths /= 1000;
    ++unit;
  }
  return concat(tenths / 10, ".", tenths % 10, " ", kUnits[unit]);
}

std::optional<std::string> refusal(const SystemFolders& folders, const Disk& disk,
                                   const ImageNeeds& needs, bool is_forced) {
  if (const auto sentence = refusal_of_uses(folders, disk)) {
    return sentence;
  }
  if (disk.kind == DiskKind::kCd) {
    return "is a CD drive: burn what iso_image makes with a program for that (xorriso -as "
           "cdrecord)";
  }
  if (disk.size == 0) {
    return "has nothing in it: put a card or disk in";
  }
  if (disk.is_read_only) {
    return "is write-protected: move the switch at its side, or take another";
  }
  if (disk.sector_size != needs.sector_size) {
    return concat("has sectors of ", disk.sector_size, " bytes, and the image is for ",
                  needs.sector_size, ": ", image_for(disk.sector_size));
  }
  if (disk.size < needs.size) {
    return concat("is too small: it has ", disk.size, " bytes, and the image ", needs.size,
                  ": take a larger one");
  }
  if (!is_forced && (disk.kind == DiskKind::kFixed || disk.kind == DiskKind::kVirtual)) {
    return "is not removable: if it is the right one nevertheless, add --force";
  }
  return std::nullopt;
}

std::string disk_list(const SystemFolders& folders, const std::vector<Disk>& disks,
                      const ImageNeeds& needs, const std::string& command) {
  std::string good;
  std::string refused;
  std::string first;
  for (const Disk& disk : disks) {
    if (disk.kind == DiskKind::kVirtual) {
      continue;
    }
    const auto reason = refusal(folders, disk, needs, false);
    if (reason) {
      refused += name_line(folders, disk, *reason);
    } else {
      good += name_line(folders, disk, kind_text(disk.kind));
      if (first.empty()) {
        first = device_path(folders, disk.name);
      }
    }
  }
  std::string text =
      good.empty() ? concat("There is no disk here to which the image (", size_text(needs.size),
                            ") can be written: plug a stick in, and run this again.\n")
                   : concat("The image (", size_text(needs.size), ") can be written to:\n", good);
  if (!refused.empty()) {
    text += concat("\nRefused:\n", refused);
  }
  if (!first.empty()) {
    text +=
        concat("\nTo write it, which destroys all that is on the disk:\n  ", command, first, "\n");
  }
  return text;
}

std::string contents_of(const SystemFolders& folders, const Disk& disk) {
  std::string text =
      concat(device_path(folders, disk.name), ": ", disk.model.empty() ? "(no model)" : disk.model,
             ", ", size_text(disk.size), ", ", kind_text(disk.kind), "\n");
  for (const DiskPartition& partition : disk.partitions) {
    text += concat("  ", padded(device_path(folders, partition.name), 14), "  ",
                   padded(size_text(partition.size), 9), "  ", partition.label);
    text.resize(text.find_last_not_of(' ') + 1);
    text += "\n";
  }
  return text;
}

}  // namespace slipway::image
