// SPDX-License-Identifier: Apache-2.0
#include "boot/network/bundle_file.h"

#include <cstring>
#include <string_view>

#include "boot/network/file_names.h"

namespace slipway::network {
namespace {

// How much of a path is its folder, with the slash, which servers on Windows have the other way
// round. (find_last_of() would make the loader larger.)
std::size_t size_of_folder(std::string_view path) {
  while (!path.empty() && path.back() != '/' && path.back() != '\\') {
    path.remove_suffix(1);
  }
  return path.size();
}

}  // namespace

std::optional<BundleFile> bundle_beside(const BootFile& booted) {
  const std::size_t folder_size = size_of_folder(booted.path);
  if (folder_size + kBundleFile.size() >= kMaxPathSize) {
    return std::nullopt;
  }
  BundleFile file = {.server = booted.server, .path = {}};
  std::memcpy(file.path.data(), booted.path.data(), folder_size);
  std::memcpy(file.path.data() + folder_size, kBundleFile.data(), kBundleFile.size());
  return file;
}

loader::Message sentence_on(const BundleFile& file, BundleFileFault fault,
                            std::optional<std::uint8_t> tftp_error) {
  loader::Message message;
  message << "the kernel's file, \"" << file.path.data() << "\" on the server ";
  std::string_view before;
  for (const std::uint64_t number : file.server) {
    message << before << number;
    before = ".";
  }
  switch (fault) {
    case BundleFileFault::kNotGiven:
      message << ", cannot be had";
      if (tftp_error) {
        message << " (TFTP error " << std::uint64_t{*tftp_error} << ")";
      }
      break;
    case BundleFileFault::kBreaksOff:
      message << ", breaks off: see to the server and the cable, and start the machine again";
      return message;
    case BundleFileFault::kIsAnother:
      message << ", is not the one that this loader was made with";
      break;
    case BundleFileFault::kIsDamaged:
      message << ", is damaged";
      break;
  }
  message << ": put all files of one network_boot_folder there anew";
  return message;
}

bool is_damage(const loader::Error& error) {
  switch (error.code) {
    case loader::ErrorCode::kReadFailed:
    case loader::ErrorCode::kDamaged:
    case loader::ErrorCode::kNotSigned:
    case loader::ErrorCode::kBundleReadFailed:
    case loader::ErrorCode::kBundleDamaged:
      return true;
    default:
      return false;
  }
}

}  // namespace slipway::network
