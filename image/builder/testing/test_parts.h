// SPDX-License-Identifier: Apache-2.0
// The parts of a disk, as small as they can be without fault.
#ifndef SLIPWAY_IMAGE_BUILDER_TESTING_TEST_PARTS_H_
#define SLIPWAY_IMAGE_BUILDER_TESTING_TEST_PARTS_H_

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>

#include "host/files/file_io.h"

namespace slipway::image {

// Code to the last byte that it may have.
host::Bytes fit_boot_sector();

// `size` bytes, its header first if there is room.
host::Bytes stage2_of(std::size_t size);

// An EFI application of `size` bytes, with a LoaderHeader at kTestLoaderHeader.
inline constexpr std::size_t kTestLoaderHeader = 0x400;
host::Bytes uefi_loader_of(std::size_t size);

template <typename Field>
Field field_at(std::span<const std::byte> bytes, std::size_t offset) {
  Field field;
  std::memcpy(&field, bytes.subspan(offset, sizeof field).data(), sizeof field);
  return field;
}

}  // namespace slipway::image

#endif  // SLIPWAY_IMAGE_BUILDER_TESTING_TEST_PARTS_H_
