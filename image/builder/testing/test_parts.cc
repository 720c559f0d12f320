// SPDX-License-Identifier: Apache-2.0
#include "image/builder/testing/test_parts.h"

#include <algorithm>

#include "boot/bios/layout/disk_layout.h"
#include "boot/uefi/layout/loader_header.h"

namespace slipway::image {
namespace {

// What is between the parts that matter, so that a byte which is left out shows.
constexpr std::byte kFill{0x90};

template <typename Field>
void put_at(host::Bytes& bytes, std::size_t offset, const Field& field) {
  std::memcpy(std::span(bytes).subspan(offset, sizeof field).data(), &field, sizeof field);
}

}  // namespace

host::Bytes fit_boot_sector() {
  host::Bytes sector(bios::kSectorSize);
  std::fill_n(sector.begin(), bios::kStage2FirstSectorOffset, kFill);
  put_at(sector, bios::kBootSignatureOffset, std::uint16_t{0xAA55});
  return sector;
}

host::Bytes stage2_of(std::size_t size) {
  host::Bytes stage2(size, kFill);
  bios::Stage2Header header = {};
  header.magic = bios::kStage2Magic;
  if (size >= sizeof header) {
    put_at(stage2, 0, header);
  }
  return stage2;
}

host::Bytes uefi_loader_of(std::size_t size) {
  host::Bytes loader(size, kFill);
  constexpr std::size_t kPe = 0x80;
  std::fill_n(loader.begin(), kTestLoaderHeader, std::byte{0});
  put_at(loader, 0, std::uint16_t{0x5A4D});
  put_at(loader, 0x3C, std::uint32_t{kPe});
  put_at(loader, kPe, std::uint32_t{0x4550});
  put_at(loader, kPe + 4, std::uint16_t{0x8664});
  put_at(loader, kPe + 24, std::uint16_t{0x20B});
  put_at(loader, kPe + 92, std::uint16_t{10});
  put_at(loader, kTestLoaderHeader, uefi::unfilled_loader_header());
  return loader;
}

}  // namespace slipway::image
