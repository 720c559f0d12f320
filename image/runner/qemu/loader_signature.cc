// SPDX-License-Identifier: Apache-2.0
#include "image/runner/qemu/loader_signature.h"

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <fstream>
#include <string_view>

#include "boot/bios/layout/disk_layout.h"
#include "boot/uefi/layout/loader_header.h"
#include "host/files/file_io.h"
#include "image/runner/qemu/image_format.h"

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

// The signature in the boot sector that `sectors` begin with, if stage 2 is where that says.
std::optional<std::uint32_t> signature_of_disk(std::string_view sectors) {
  const auto stage2 = field_at<std::uint64_t>(sectors, bios::kStage2FirstSectorOffset);
  const auto boots = field_at<std::uint16_t>(sectors, bios::kBootSignatureOffset);
  if (!stage2 || *stage2 > bios::kStage2LastFirstSector || boots != 0xAA55 ||
      field_at<std::uint64_t>(sectors, *stage2 * bios::kSectorSize) != bios::kStage2Magic) {
    return std::nullopt;
  }
  return field_at<std::uint32_t>(sectors, bios::kDiskSignatureOffset);
}

// A virtual machine's disk has the first sectors of the image in one piece, behind what the format
// itself needs.
std::optional<std::uint32_t> signature_in_vm_disk(const std::string& image) {
  constexpr std::size_t kSearched = std::size_t{8} << 20;
  const auto start = host::read_start(image, kSearched);
  for (std::size_t at = 0; start && at < start->size(); at += bios::kSectorSize) {
    if (const auto signature = signature_of_disk(std::string_view(*start).substr(at))) {
      return signature;
    }
  }
  return std::nullopt;
}

std::optional<std::uint32_t> bios_loader_signature(const std::string& image) {
  switch (image_format(image)) {
    case ImageFormat::kRaw:
    case ImageFormat::kIso: {
      const auto start = host::read_start(image, kSize);
      return start ? signature_of_disk(*start) : std::nullopt;
    }
    case ImageFormat::kQcow2:
    case ImageFormat::kVmdk:
    case ImageFormat::kVdi:
      return signature_in_vm_disk(image);
  }
}

// The signature in the first UEFI loader that the image builder has filled in, if a whole one is in
// `bytes`, which begin at a multiple of kLoaderHeaderAlignment.
std::optional<std::uint32_t> signature_in(std::string_view bytes) {
  const std::string_view mark(reinterpret_cast<const char*>(uefi::kLoaderMagic),
                              sizeof uefi::kLoaderMagic);
  for (std::size_t at = bytes.find(mark); at != std::string_view::npos;
       at = bytes.find(mark, at + 1)) {
    const auto header = field_at<uefi::LoaderHeader>(bytes, at);
    const bool is_filled_in = header && header->bundle_size != 0;
    if (is_filled_in && at % uefi::kLoaderHeaderAlignment == 0) {
      return header->disk_signature;
    }
  }
  return std::nullopt;
}

// The loader is found as the image builder finds it, by its mark: wherever it lies, whatever the
// partitions are. Most have it in the first MiB or two, and are read no further.
std::optional<std::uint32_t> uefi_loader_signature(const std::string& image) {
  constexpr std::size_t kPiece = std::size_t{4} << 20;
  // A header may begin in one piece and end in the next.
  constexpr std::size_t kKept = sizeof(uefi::LoaderHeader);
  static_assert(kKept % uefi::kLoaderHeaderAlignment == 0);
  std::ifstream file(image, std::ios::binary);
  std::string bytes;
  while (file) {
    const std::size_t kept = std::min(kKept, bytes.size());
    bytes.erase(0, bytes.size() - kept);
    bytes.resize(kept + kPiece);
    file.read(bytes.data() + kept, kPiece);
    bytes.resize(kept + static_cast<std::size_t>(file.gcount()));
    if (const auto signature = signature_in(bytes)) {
      return signature;
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
