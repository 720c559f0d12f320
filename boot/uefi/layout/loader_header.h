// SPDX-License-Identifier: Apache-2.0
// What the image builder tells the UEFI loader: a place in the loader's data that the builder finds
// by its mark and fills in. It is inside the file, so that a signature of the file covers it, and
// by the digest all that is loaded.
#ifndef SLIPWAY_BOOT_UEFI_LAYOUT_LOADER_HEADER_H_
#define SLIPWAY_BOOT_UEFI_LAYOUT_LOADER_HEADER_H_

#include <stddef.h>
#include <stdint.h>

namespace slipway::uefi {

// "SLIPWAY UEFI LDR" as two little-endian numbers.
inline constexpr uint64_t kLoaderMagic[2] = {0x2059'4157'5049'4C53, 0x5244'4C20'4946'4555};

// Where in the file the builder looks for it: at the multiples of so many bytes. It is there once.
inline constexpr size_t kLoaderHeaderAlignment = 16;

struct LoaderHeader {
  uint64_t magic[2];            // kLoaderMagic
  uint64_t bundle_offset;       // bytes from the medium's first; whole blocks of the medium. 0 for
                                // the network, where the bundle is a file
  uint64_t bundle_size;         // bytes
  uint32_t bundle_header_size;  // bytes
  uint32_t disk_signature;      // as the boot sector has it
  uint8_t bundle_digest[32];    // of the bundle's header: loader::bundle_digest()
  uint64_t protocol;            // of the kernels that it loads: loader::protocol_name(); 0: any
  uint8_t reserved[16];         // 0
};
static_assert(sizeof(LoaderHeader) == 96);
static_assert(offsetof(LoaderHeader, bundle_offset) == 16);
static_assert(offsetof(LoaderHeader, bundle_size) == 24);
static_assert(offsetof(LoaderHeader, bundle_header_size) == 32);
static_assert(offsetof(LoaderHeader, disk_signature) == 36);
static_assert(offsetof(LoaderHeader, bundle_digest) == 40);
static_assert(offsetof(LoaderHeader, protocol) == 72);

// What a program is linked with, for the builder to fill in. The program has it volatile: the
// compiler must not take what is here for what it will be.
constexpr LoaderHeader unfilled_loader_header(uint64_t protocol = 0) {
  return {.magic = {kLoaderMagic[0], kLoaderMagic[1]},
          .bundle_offset = 0,
          .bundle_size = 0,
          .bundle_header_size = 0,
          .disk_signature = 0,
          .bundle_digest = {},
          .protocol = protocol,
          .reserved = {}};
}

}  // namespace slipway::uefi

#endif  // SLIPWAY_BOOT_UEFI_LAYOUT_LOADER_HEADER_H_
