// SPDX-License-Identifier: Apache-2.0
#include "image/runner/options/files_check.h"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <initializer_list>
#include <string_view>

#include "host/files/file_io.h"
#include "host/files/file_kind.h"
#include "host/text/concat.h"
#include "slipway/machine/numbers/units.h"

namespace slipway::runner {
namespace {

using host::FileKind;
using Fault = std::optional<std::string>;

// `what` is "the disk image" and the like.
Fault fault_of_kind(std::string_view what, const std::string& path,
                    std::initializer_list<FileKind> allowed) {
  const auto kind = host::kind_of_file(path);
  if (!kind || access(path.c_str(), R_OK) != 0) {
    const std::string why = kind ? std::strerror(errno) : kind.error();
    return host::concat(what, " cannot be read: ", path, ": ", why);
  }
  if (std::ranges::find(allowed, *kind) == allowed.end()) {
    return host::concat(what, " is ", host::name_of(*kind), ": ", path, ": name a file");
  }
  return std::nullopt;
}

Fault fault_of_image(const std::string& path) {
  constexpr std::string_view kWhat = "the disk image";
  if (const Fault fault = fault_of_kind(
          kWhat, path, {FileKind::kFile, FileKind::kFolder, FileKind::kBlockDevice})) {
    return fault;
  }
  if (host::kind_of_file(path) == FileKind::kFile && host::size_of_file(path).value_or(0) == 0) {
    return host::concat(kWhat, " is empty: ", path, ": nothing in it could be started");
  }
  return std::nullopt;
}

// Emulators fill up a last sector that is not whole, and the kernel would see another disk.
Fault fault_of_disk(const AttachedDisk& disk) {
  const std::string what = host::concat("the disk \"", disk.name, "\"");
  if (const Fault fault =
          fault_of_kind(what, disk.file, {FileKind::kFile, FileKind::kBlockDevice})) {
    return fault;
  }
  if (host::kind_of_file(disk.file) != FileKind::kFile) {
    return std::nullopt;
  }
  const std::uint64_t size = host::size_of_file(disk.file).value_or(0);
  if (size == 0) {
    return host::concat(what, " is empty: ", disk.file,
                        ": for a disk full of zeroes write empty_disk(size = ...)");
  }
  if (const std::uint64_t rest = size % machine::kSectorSize; rest != 0) {
    return host::concat(what, " has ", size, " bytes, and sectors have ", machine::kSectorSize,
                        ": ", disk.file, ": append ", machine::kSectorSize - rest, " bytes");
  }
  return std::nullopt;
}

}  // namespace

Fault fault_in_files(const MachineOptions& machine) {
  if (const Fault fault = fault_of_image(machine.image)) {
    return fault;
  }
  for (const AttachedDisk& disk : machine.disks) {
    if (disk.file.empty()) {
      continue;
    }
    if (const Fault fault = fault_of_disk(disk)) {
      return fault;
    }
  }
  if (machine.firmware != Firmware::kUefi) {
    return std::nullopt;
  }
  for (const std::string& flash : {machine.uefi_code, machine.uefi_variables}) {
    if (flash.empty()) {
      continue;
    }
    if (const Fault fault = fault_of_kind("the machine's firmware", flash, {FileKind::kFile})) {
      return fault;
    }
  }
  return std::nullopt;
}

}  // namespace slipway::runner
