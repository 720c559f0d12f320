// SPDX-License-Identifier: Apache-2.0
// What kernels and loaders of Multiboot2 have in memory (Multiboot2 Specification 2.0, sections 3.1
// and 3.6). All integers are little endian, all addresses physical.
#ifndef SLIPWAY_BOOT_PROTOCOL_MULTIBOOT2_ABI_H_
#define SLIPWAY_BOOT_PROTOCOL_MULTIBOOT2_ABI_H_

#include <array>
#include <cstddef>
#include <cstdint>

namespace slipway::protocol::multiboot2 {

// Header and information consist of tags, each of which begins at a multiple of this.
inline constexpr std::uint32_t kTagAlignment = 8;

// In EAX when the kernel starts. EBX has the address of the information.
inline constexpr std::uint32_t kEntryMagic = 0x36D7'6289;

// 3.1.1: what a kernel's file has, at a multiple of 8 and wholly within so many of its first bytes.
inline constexpr std::size_t kHeaderEnd = 32'768;

struct Header {
  static constexpr std::uint32_t kMagic = 0xE852'50D6;

  std::uint32_t magic;
  std::uint32_t architecture;
  std::uint32_t size;  // bytes, with the tags that follow
  std::uint32_t checksum;

  constexpr std::uint32_t sum() const { return magic + architecture + size + checksum; }
};
static_assert(sizeof(Header) == 16);

enum class Architecture : std::uint32_t { kI386 = 0, kMips = 4 };

enum class HeaderTag : std::uint16_t {
  kEnd = 0,
  kInformationRequest = 1,
  kAddress = 2,
  kEntryAddress = 3,
  kConsoleFlags = 4,
  kFramebuffer = 5,
  kModuleAlignment = 6,
  kEfiBootServices = 7,
  kEfi32EntryAddress = 8,
  kEfi64EntryAddress = 9,
  kRelocatable = 10,
};

struct HeaderTagStart {
  static constexpr std::uint16_t kOptional = 1;  // a loader that does not know the tag ignores it

  HeaderTag type;
  std::uint16_t flags;
  std::uint32_t size;  // bytes, without padding
};
static_assert(sizeof(HeaderTagStart) == 8);

struct AddressTag {
  static constexpr std::uint32_t kFileStart = 0xFFFF'FFFF;

  std::uint32_t header;    // where the header is once it is loaded
  std::uint32_t load;      // where loading begins; kFileStart: with the file's first byte
  std::uint32_t load_end;  // 0: the file's end
  std::uint32_t bss_end;   // 0: nothing to be zeroed
};
static_assert(sizeof(AddressTag) == 16);

struct FramebufferWish {
  std::uint32_t width;  // pixels, or characters; 0: any
  std::uint32_t height;
  std::uint32_t depth;  // bits a pixel; 0: any
};
static_assert(sizeof(FramebufferWish) == 12);

struct RelocatableTag {
  enum class Preference : std::uint32_t { kNone = 0, kLowest = 1, kHighest = 2 };

  std::uint32_t lowest;   // address
  std::uint32_t highest;  // address of the last byte
  std::uint32_t alignment;
  Preference preference;
};
static_assert(sizeof(RelocatableTag) == 16);

// 3.1.5: of HeaderTag::kConsoleFlags.
inline constexpr std::uint32_t kConsoleRequired = 1;
inline constexpr std::uint32_t kTextSupported = 2;

// 3.6: what the kernel is told.
enum class InformationTag : std::uint32_t {
  kEnd = 0,
  kCommandLine = 1,
  kLoaderName = 2,
  kModule = 3,
  kBasicMemory = 4,
  kBootDevice = 5,
  kMemoryMap = 6,
  kVbe = 7,
  kFramebuffer = 8,
  kElfSections = 9,
  kApm = 10,
  kEfi32SystemTable = 11,
  kEfi64SystemTable = 12,
  kSmbios = 13,
  kOldRsdp = 14,
  kNewRsdp = 15,
  kNetwork = 16,
  kEfiMemoryMap = 17,
  kEfiBootServices = 18,
  kEfi32ImageHandle = 19,
  kEfi64ImageHandle = 20,
  kLoadBase = 21,
};

struct InformationStart {
  std::uint32_t size;  // bytes in all
  std::uint32_t reserved;
};
static_assert(sizeof(InformationStart) == kTagAlignment);

struct InformationTagStart {
  InformationTag type;
  std::uint32_t size;  // bytes, without padding
};
static_assert(sizeof(InformationTagStart) == 8);

struct BasicMemory {
  std::uint32_t lower;  // KiB from address 0 on
  std::uint32_t upper;  // KiB from 1 MiB on
};

struct BootDevice {
  static constexpr std::uint32_t kNone = 0xFFFF'FFFF;

  std::uint32_t bios_drive;
  std::uint32_t partition;
  std::uint32_t sub_partition;
};

struct MemoryMapStart {
  std::uint32_t entry_size;
  std::uint32_t entry_version;
};

struct MemoryMapEntry {
  std::uint64_t start;
  std::uint64_t size;
  std::uint32_t type;
  std::uint32_t reserved;
};
static_assert(sizeof(MemoryMapEntry) == 24);

enum class FramebufferType : std::uint8_t { kIndexed = 0, kRgb = 1, kText = 2 };

struct FramebufferStart {
  std::uint64_t address;
  std::uint32_t pitch;  // bytes
  std::uint32_t width;  // pixels, or characters
  std::uint32_t height;
  std::uint8_t bits_per_pixel;
  FramebufferType type;
  std::uint16_t reserved;
};
static_assert(sizeof(FramebufferStart) == 24);

struct ColorField {
  std::uint8_t position;
  std::uint8_t size;  // bits
};

struct SectionsStart {
  std::uint32_t count;
  std::uint32_t entry_size;
  std::uint32_t names_index;
};

struct SmbiosStart {
  std::uint8_t major;
  std::uint8_t minor;
  std::array<std::uint8_t, 6> reserved;
};
static_assert(sizeof(SmbiosStart) == 8);

// The map itself follows.
struct EfiMemoryMapStart {
  std::uint32_t descriptor_size;  // bytes
  std::uint32_t descriptor_version;
};
static_assert(sizeof(EfiMemoryMapStart) == 8);

}  // namespace slipway::protocol::multiboot2

#endif  // SLIPWAY_BOOT_PROTOCOL_MULTIBOOT2_ABI_H_
