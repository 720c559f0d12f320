// SPDX-License-Identifier: Apache-2.0
#include "image/runner/qemu/loader_signature.h"

#include <array>
#include <cstddef>
#include <cstring>
#include <fstream>

#include "boot/bios/layout/disk_layout.h"

namespace slipway::runner {
namespace {

// The boot sector and the first one of stage 2.
using Sectors = std::array<char, 2 * bios::kSectorSize>;
static_assert(bios::kStage2FirstSector == 1);

template <typename Field>
Field field_at(const Sectors& sectors, std::size_t offset) {
  Field field;
  std::memcpy(&field, sectors.data() + offset, sizeof field);
  return field;
}

}  // namespace

std::optional<std::uint32_t> loader_signature(const std::string& image) {
  Sectors sectors;
  if (!std::ifstream(image, std::ios::binary).read(sectors.data(), sectors.size())) {
    return std::nullopt;
  }
  const auto magic = field_at<std::uint64_t>(sectors, bios::kSectorSize);
  const auto boots = field_at<std::uint16_t>(sectors, bios::kBootSignatureOffset);
  if (magic != bios::kStage2Magic || boots != 0xAA55) return std::nullopt;
  return field_at<std::uint32_t>(sectors, bios::kDiskSignatureOffset);
}

}  // namespace slipway::runner
