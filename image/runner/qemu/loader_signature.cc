// SPDX-License-Identifier: Apache-2.0
#include "image/runner/qemu/loader_signature.h"

#include <cstddef>
#include <cstring>
#include <string_view>

#include "boot/bios/layout/disk_layout.h"
#include "boot/uefi/layout/loader_header.h"
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

std::optional<std::uint32_t> bios_loader_signature(const std::string& image) {
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

// How far into an image the UEFI loader is looked for. It is in the first partitions: what is large
// lies behind it.
constexpr std::size_t kUefiLoaderRange = std::size_t{64} << 20;

// The loader is found as the image builder finds it, by its mark: wherever it lies, whatever the
// partitions are.
std::optional<std::uint32_t> uefi_loader_signature(const std::string& image) {
  const auto start = host::read_start(image, kUefiLoaderRange);
  if (!start) {
    return std::nullopt;
  }
  const std::string_view mark(reinterpret_cast<const char*>(uefi::kLoaderMagic),
                              sizeof uefi::kLoaderMagic);
  for (std::size_t at = start->find(mark); at != std::string::npos;
       at = start->find(mark, at + 1)) {
    const auto header = field_at<uefi::LoaderHeader>(*start, at);
    const bool is_filled_in = header && header->bundle_size != 0;
    if (is_filled_in && at % uefi::kLoaderHeaderAlignment == 0) {
      return header->disk_signature;
    }
  }
  return std::nullopt;
}

}  // namespace

std::optional<std::uint32_t> loader_signature(const std::string& image, Firmware firmware) {
  switch (firmware) {
    case Firmware::kBios:
      return bios_loader_signature(image);
    case Firmware::kUefi:
      return uefi_loader_signature(image);
  }
}

}  // namespace slipway::runner
