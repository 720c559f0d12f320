// SPDX-License-Identifier: Apache-2.0
#include "image/flasher/system_disks.h"

#include <dirent.h>
#include <stdlib.h>
#include <unistd.h>

#include <algorithm>
#include <memory>

#include "host/files/file_io.h"
#include "host/text/concat.h"
#include "host/text/number.h"
#include "host/text/words.h"

namespace slipway::image {
namespace {

using host::concat;
using host::Words;

// sysfs counts in these, whatever the disk's sectors are.
constexpr std::uint64_t kUnit = 512;

struct CloseFolder {
  void operator()(DIR* folder) const { closedir(folder); }
};

// What is in a folder, sorted; nothing where there is none.
Words names_in(const std::string& path) {
  Words names;
  const std::unique_ptr<DIR, CloseFolder> folder(opendir(path.c_str()));
  while (folder != nullptr) {
    const dirent* entry = readdir(folder.get());
    if (entry == nullptr) {
      break;
    }
    if (entry->d_name[0] != '.') {
      names.emplace_back(entry->d_name);
    }
  }
  std::ranges::sort(names);
  return names;
}

// An attribute without the blanks around it; "" where there is none.
std::string attribute(const std::string& path) {
  const std::string text = host::read_text(path).value_or("");
  const std::size_t first = text.find_first_not_of(" \t\n");
  if (first == std::string::npos) {
    return "";
  }
  return text.substr(first, text.find_last_not_of(" \t\n") + 1 - first);
}

std::uint64_t number_attribute(const std::string& path, std::uint64_t otherwise) {
  return host::number_in(attribute(path)).value_or(otherwise);
}

bool is_there(const std::string& path) {
  return access(path.c_str(), F_OK) == 0;
}

// The path without links; "" where it leads nowhere.
std::string real_path(const std::string& path) {
  const std::unique_ptr<char, decltype(&free)> real(realpath(path.c_str(), nullptr), free);
  return real != nullptr ? real.get() : "";
}

// The name of a device in sysfs, where "/" is "!", if `path` is one of `folders.dev`.
std::string name_of_device(const SystemFolders& folders, const std::string& path) {
  const std::string real = real_path(path);
  const std::string dev = real_path(folders.dev) + "/";
  if (!real.starts_with(dev)) {
    return "";
  }
  std::string name = real.substr(dev.size());
  std::ranges::replace(name, '/', '!');
  return name;
}

// Tables of procfs and links of udev have blanks and the like as "\040" or "\x20".
std::string unescaped(std::string_view text) {
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool is_hexadecimal = text.substr(i).starts_with("\\x");
    const std::string digits(
        text.substr(std::min(text.size(), i + (is_hexadecimal ? 2 : 1)), is_hexadecimal ? 2 : 3));
    char* end = nullptr;
    const auto code = std::strtoul(digits.c_str(), &end, is_hexadecimal ? 16 : 8);
    if (text[i] == '\\' && !digits.empty() && *end == '\0') {
      result += static_cast<char>(code);
      i += digits.size() + (is_hexadecimal ? 1 : 0);
    } else {
      result += text[i];
    }
  }
  return result;
}

struct Mount {
  std::string number;  // of the device, as the system has it
  std::string device;  // its name, where the file system's own number is none of a device (btrfs)
  std::string place;
};

// Everything that is the same for all disks.
struct Tables {
  std::vector<Mount> mounts;
  Words swaps;                                              // names of devices
  std::vector<std::pair<std::string, std::string>> labels;  // names of devices and their labels
};

host::Result<Tables> tables_of(const SystemFolders& folders) {
  Tables tables;
  const auto mounts = host::read_lines(folders.proc + "/self/mountinfo");
  if (!mounts) {
    return std::unexpected(mounts.error());
  }
  for (const std::string& line : *mounts) {
    // 36 35 98:0 /root /place options fields... - type source options
    const Words words = host::split(line, ' ');
    const auto dash = std::ranges::find(words, "-");
    if (words.size() < 5 || words.end() - dash < 3) {
      return host::failure(folders.proc, "/self/mountinfo: a line is not understood: ", line);
    }
    tables.mounts.push_back(
        {words[2], name_of_device(folders, unescaped(dash[2])), unescaped(words[4])});
  }
  // A system without swap may have no such table.
  for (const std::string& line : host::read_lines(folders.proc + "/swaps").value_or(Words())) {
    const std::string name = name_of_device(folders, unescaped(host::split(line, ' ')[0]));
    if (!name.empty()) {
      tables.swaps.push_back(name);
    }
  }
  const std::string by_label = folders.dev + "/disk/by-label";
  for (const std::string& label : names_in(by_label)) {
    tables.labels.emplace_back(name_of_device(folders, concat(by_label, "/", label)),
                               unescaped(label));
  }
  return tables;
}

std::string label_of(const Tables& tables, const std::string& name) {
  for (const auto& [device, label] : tables.labels) {
    if (device == name) {
      return label;
    }
  }
  return "";
}

// Uses of the device in that folder of sysfs, and of what is made of it.
void add_uses(const SystemFolders& folders, const Tables& tables, const std::string& folder,
              const std::string& name, std::vector<DiskUse>& uses) {
  const std::string number = attribute(folder + "/dev");
  for (const Mount& mount : tables.mounts) {
    if (mount.number == number || mount.device == name) {
      uses.push_back({DiskUse::Kind::kMounted, name, mount.place});
    }
  }
  if (host::contains(tables.swaps, name)) {
    uses.push_back({DiskUse::Kind::kSwap, name});
  }
  for (const std::string& holder : names_in(folder + "/holders")) {
    uses.push_back({DiskUse::Kind::kHeld, name, holder});
    add_uses(folders, tables, concat(folders.sys, "/block/", holder), holder, uses);
  }
}

// Whether one of the folders that lead to a device is that of a USB bus: "usb2".
bool is_on_usb(const std::string& real_path) {
  for (const std::string& part : host::split(real_path, '/')) {
    if (part.starts_with("usb") && host::number_in(std::string_view(part).substr(3))) {
      return true;
    }
  }
  return false;
}

DiskKind kind_of(const SystemFolders& folders, const std::string& folder) {
  constexpr std::string_view kScsiCd = "5";  // SCSI Primary Commands, peripheral device type
  const std::string devices = real_path(folder).substr(real_path(folders.sys).size());
  const std::string type = attribute(folder + "/device/type");
  if (devices.find("/virtual/") != std::string::npos) {
    return DiskKind::kVirtual;
  }
  if (type == kScsiCd) {
    return DiskKind::kCd;
  }
  if (is_on_usb(devices)) {
    return DiskKind::kUsb;
  }
  if (type == "SD") {
    return DiskKind::kCard;
  }
  return number_attribute(folder + "/removable", 0) != 0 ? DiskKind::kRemovable : DiskKind::kFixed;
}

std::string model_of(const std::string& folder) {
  const std::string vendor = attribute(folder + "/device/vendor");
  std::string model = attribute(folder + "/device/model");
  if (model.empty()) {
    model = attribute(folder + "/device/name");  // of a card
  }
  // ATA disks have no vendor, and virtio's is a number.
  if (vendor.empty() || vendor == "ATA" || vendor.starts_with("0x")) {
    return model;
  }
  return model.empty() ? vendor : concat(vendor, " ", model);
}

Disk disk_of(const SystemFolders& folders, const Tables& tables, const std::string& name) {
  const std::string folder = concat(folders.sys, "/block/", name);
  Disk disk = {
      .name = name,
      .number = attribute(folder + "/dev"),
      .model = model_of(folder),
      .size = number_attribute(folder + "/size", 0) * kUnit,
      .sector_size =
          static_cast<std::uint32_t>(number_attribute(folder + "/queue/logical_block_size", kUnit)),
      .is_read_only = number_attribute(folder + "/ro", 0) != 0,
      .kind = kind_of(folders, folder),
      .partitions = {},
      .uses = {},
  };
  add_uses(folders, tables, folder, name, disk.uses);
  for (const std::string& part : names_in(folder)) {
    const std::string part_folder = concat(folder, "/", part);
    if (is_there(part_folder + "/partition")) {
      disk.partitions.push_back(
          {part, number_attribute(part_folder + "/size", 0) * kUnit, label_of(tables, part)});
      add_uses(folders, tables, part_folder, part, disk.uses);
    }
  }
  return disk;
}

}  // namespace

host::Result<std::vector<Disk>> system_disks(const SystemFolders& folders) {
  const auto tables = tables_of(folders);
  if (!tables) {
    return std::unexpected(tables.error());
  }
  const std::string block = folders.sys + "/block";
  if (!is_there(block)) {
    return host::failure(block,
                         ": is not there: disks are written on machines with Linux, and from a "
                         "container only if it shows them");
  }
  std::vector<Disk> disks;
  for (const std::string& name : names_in(block)) {
    // One way of several to an NVMe disk has no device.
    if (number_attribute(concat(block, "/", name, "/hidden"), 0) == 0) {
      disks.push_back(disk_of(folders, *tables, name));
    }
  }
  return disks;
}

std::string device_path(const SystemFolders& folders, std::string_view name) {
  std::string path = concat(folders.dev, "/", name);
  std::ranges::replace(path, '!', '/');
  return path;
}

host::Result<Disk> find_disk(const SystemFolders& folders, const std::vector<Disk>& disks,
                             const std::string& path) {
  const std::string full = path.find('/') == std::string::npos ? device_path(folders, path) : path;
  if (!is_there(full)) {
    return host::failure(full, ": there is no such device: without one, this lists the disks");
  }
  const std::string name = name_of_device(folders, full);
  for (const Disk& disk : disks) {
    if (disk.name == name) {
      return disk;
    }
    for (const DiskPartition& partition : disk.partitions) {
      if (partition.name == name) {
        return host::failure(full, ": is a partition, and an image is a whole disk: give ",
                             device_path(folders, disk.name));
      }
    }
  }
  return host::failure(full, ": is no disk: without a device, this lists the disks");
}

}  // namespace slipway::image
