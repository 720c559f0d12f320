// SPDX-License-Identifier: Apache-2.0
#include "boot/bios/disk/drive_attachment.h"

#include <algorithm>
#include <numeric>
#include <span>
#include <string_view>

#include "slipway/machine/devices/ata.h"
#include "slipway/machine/numbers/units.h"

namespace slipway::bios {
namespace {

using machine::ata::Device;

// Names are filled up with spaces, by some BIOSes with zeros.
template <std::size_t kSize>
bool is_named(const std::array<char, kSize>& field, std::string_view name) {
  return std::string_view(field.data(), name.size()) == name &&
         std::all_of(field.begin() + name.size(), field.end(),
                     [](char c) { return c == ' ' || c == '\0'; });
}

template <typename T>
std::span<const std::uint8_t, sizeof(T)> bytes_of(const T& object) {
  return std::span<const std::uint8_t, sizeof(T)>(reinterpret_cast<const std::uint8_t*>(&object),
                                                  sizeof(T));
}

bool sums_to_zero(std::span<const std::uint8_t> bytes) {
  return std::accumulate(bytes.begin(), bytes.end(), 0u) % 0x100 == 0;
}

// `size` does not say so: SeaBIOS fills in the path and leaves the size that EDD 2.0 has.
bool has_path(const DriveParameters& parameters) {
  return parameters.path_key == DriveParameters::kPathKey;
}

bool agrees(const DriveParameters& path, const AtaAttachment& attachment) {
  return sums_to_zero(bytes_of(path).subspan<offsetof(DriveParameters, path_key)>()) &&
         is_named(path.interface, "ATA") && path.device_path[0] == (attachment.is_second ? 1 : 0);
}

}  // namespace

std::optional<AtaAttachment> ata_attachment(const DriveParameters& parameters,
                                            const DriveExtension* extension) {
  if (parameters.sector_size != machine::kSectorSize) {
    return std::nullopt;
  }
  if (extension == nullptr || !sums_to_zero(bytes_of(*extension))) {
    return std::nullopt;
  }
  const auto& channels = machine::ata::kLegacyChannels;
  const auto channel = std::ranges::find_if(channels, [&](const machine::ata::Channel& c) {
    return c.command_block == machine::Port{extension->command_block} &&
           c.control == machine::Port{extension->control};
  });
  if (channel == channels.end()) {
    return std::nullopt;
  }

  AtaAttachment attachment = {
      .channel = static_cast<std::uint8_t>(channel - channels.begin()),
      .is_second = (extension->device & machine::ata::bits(Device::kSecond)) != 0,
      .controller = std::nullopt};
  if (has_path(parameters)) {
    if (!agrees(parameters, attachment)) {
      return std::nullopt;
    }
    if (is_named(parameters.bus, "PCI")) {
      const auto& path = parameters.interface_path;
      attachment.controller = {.bus = path[0], .device = path[1], .function = path[2]};
    }
  }
  return attachment;
}

}  // namespace slipway::bios
