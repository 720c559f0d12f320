// SPDX-License-Identifier: Apache-2.0
// The boot bundle: all that the loader reads from the disk, in one piece. The image builder writes
// it, and each firmware's stage reads it from where it lies: a BIOS from the first partition.
//
//   BundleHeader
//   BundleFile[file_count]     the kernel, then the modules
//   BundleBlock[block_count]   the blocks of all files, file by file
//   request                    what the kernel asks for, in the form of its protocol
//   strings                     those of the files and the command line, each zero-terminated
//   (padding to a whole sector)
//   blocks                      in the order of the table; raw ones begin at a whole sector
//
// Files are cut into blocks so that the disk is read once, from front to back, and each block can
// be checked and unpacked on its own, straight to where its bytes belong. Of the kernel, each
// segment begins a block. All integers are little endian; offsets are in bytes from the bundle's
// start unless they say otherwise.
#ifndef SLIPWAY_BOOT_LOADER_BUNDLE_BUNDLE_FORMAT_H_
#define SLIPWAY_BOOT_LOADER_BUNDLE_BUNDLE_FORMAT_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "slipway/machine/numbers/units.h"

namespace slipway::loader {

// "SLIPBNDL" read as a little-endian number.
inline constexpr std::uint64_t kBundleMagic = 0x4C444E4250494C53;

// Loader and image builder come from one source, so there is one version at a time.
inline constexpr std::uint32_t kBundleVersion = 4;

// What one block holds at most, stored as well as unpacked: 127 sectors, the most that any BIOS
// reads at once.
inline constexpr std::uint32_t kMaxBlockSize = 127 * machine::kSectorSize;

// How a block is stored.
enum class Compression : std::uint32_t {
  kNone = 0,
  kLz4 = 1,  // one LZ4 block (lz4_Block_format.md), with no bytes around it
};

// BLAKE2b of 32 bytes, without a key (RFC 7693).
using BundleDigest = std::array<std::uint8_t, 32>;

struct BundleBlock {
  std::uint64_t stored_offset;  // all of the block lies within 127 sectors
  std::uint32_t stored_size;    // bytes on the disk
  std::uint32_t size;           // bytes of the file
  Compression compression;
  std::uint32_t reserved;
  std::uint64_t checksum;  // XXH64 of the stored bytes, seed 0
  BundleDigest digest;     // of the same bytes, for a loader that is signed
};

struct BundleFile {
  std::uint64_t size;  // bytes; what its blocks add up to
  std::uint32_t first_block;
  std::uint32_t block_count;
  std::uint32_t name_offset;  // in the bundle; the kernel's is "kernel"
  std::uint32_t name_size;    // bytes, without the zero
  std::uint32_t path_size;    // the same, of the string behind the name
  std::uint32_t string_size;  // and of the one behind the path
};

// What protocols' names are made of, in the order of the numbers that stand for them. The first
// stands for no letter.
inline constexpr std::string_view kProtocolLetters("\0abcdefghijklmnopqrstuvwxyz0123456789_", 38);

// A protocol's name of at most twelve such letters as a number: its digits, the first letter's
// last, in base 38.
constexpr std::uint64_t protocol_name(std::string_view letters) {
  std::uint64_t name = 0;
  for (std::size_t i = letters.size(); i-- > 0;) {
    name = name * kProtocolLetters.size() + kProtocolLetters.find(letters[i]);
  }
  return name;
}

struct BundleHeader {
  std::uint64_t magic;        // kBundleMagic
  std::uint32_t version;      // kBundleVersion
  std::uint32_t header_size;  // bytes of all that comes before the padding
  std::uint64_t checksum;     // XXH64 of these bytes, with 0 in this field; seed 0
  std::uint64_t bundle_size;  // bytes in all
  std::uint32_t file_count;   // at least 1
  std::uint32_t block_count;
  std::uint32_t command_line_offset;
  std::uint32_t command_line_size;  // bytes, without the zero
  std::uint64_t protocol;           // that the kernel speaks: protocol_name()
  std::uint32_t request_offset;     // a multiple of 8
  std::uint32_t request_size;       // bytes, which only the protocol reads
};

static_assert(sizeof(BundleBlock) == 64);
static_assert(sizeof(BundleFile) == 32);
static_assert(offsetof(BundleHeader, protocol) == 48);
static_assert(sizeof(BundleHeader) == 64);

}  // namespace slipway::loader

#endif  // SLIPWAY_BOOT_LOADER_BUNDLE_BUNDLE_FORMAT_H_
