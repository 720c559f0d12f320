// SPDX-License-Identifier: Apache-2.0
#include "image/runner/qemu/loader_signature.h"

#include <cstddef>
#include <cstring>
#include <string_view>

#include "boot/bios/layout/disk_layout.h"
#include "host/files/file_io.h"

namespace slipway::runner {
namespace {

// The boot sector, and what may lie before the first one of stage 2 and that.
constexpr std::size_t kSize = (bios::kStage2LastFirstSector + 1) * bios::kSectorSize;

template <typename Field>
std::optional<Field> field_at(std::string_view sectors, std::uint64_t offset) {
  if (sectors.size() < sizeof(Field) || offset > sectors.size() - sizeof(Field)) {
    return std::nullopt;
  }
  Field field;
  std::memcpy(&field, sectors.data() + offset, sizeof field);
  return field;
}

}  // namespace

std::optional<std::uint32_t> loader_signature(const std::string& image) {
  const auto start = host::read_start(image, kSize);
  if (!start) {
    return std::nullopt;
  }
  const std::string_view sectors = *start;
  const auto stage2 = field_at<std::uint64_t>(sectors, bios::kStage2FirstSectorOffset);
  const auto boots = field_at<std::uint16_t>(sectors, bios::kBootSignatureOffset);
  if (!stage2 || *stage2 > bios::kStage2LastFirstSector || boots != 0xAA55 ||
      field_at<std::uint64_t>(sectors, *stage2 * bios::kSectorSize) != bios::kStage2Magic) {
    return std::nullopt;
  }
  return field_at<std::uint32_t>(sectors, bios::kDiskSignatureOffset);
}

}  // namespace slipway::runner
