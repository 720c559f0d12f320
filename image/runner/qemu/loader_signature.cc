// SPDX-License-Identifier: Apache-2.0
#include "image/runner/qemu/loader_signature.h"

#include <cstddef>
#include <cstring>
#include <string_view>

#include "boot/bios/layout/disk_layout.h"
#include "host/files/file_io.h"

namespace slipway::runner {
namespace {

// The boot sector and the first one of stage 2.
constexpr std::size_t kSize = 2 * bios::kSectorSize;
static_assert(bios::kStage2FirstSector == 1);

template <typename Field>
Field field_at(std::string_view sectors, std::size_t offset) {
  Field field;
  std::memcpy(&field, sectors.data() + offset, sizeof field);
  return field;
}

}  // namespace

std::optional<std::uint32_t> loader_signature(const std::string& image) {
  const auto start = host::read_start(image, kSize);
  if (!start || start->size() < kSize) {
    return std::nullopt;
  }
  const std::string_view sectors = *start;
  const auto magic = field_at<std::uint64_t>(sectors, bios::kSectorSize);
  const auto boots = field_at<std::uint16_t>(sectors, bios::kBootSignatureOffset);
  if (magic != bios::kStage2Magic || boots != 0xAA55) {
    return std::nullopt;
  }
  return field_at<std::uint32_t>(sectors, bios::kDiskSignatureOffset);
}

}  // namespace slipway::runner
