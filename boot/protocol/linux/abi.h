// SPDX-License-Identifier: Apache-2.0
// What a kernel of the Linux boot protocol has in its file, and what it is told (Linux, 6.1,
// Documentation/x86/boot.rst and zero-page.rst; the structures' parts in the headers of
// arch/x86/include/uapi/asm, bootparam.h, and include/uapi/linux, screen_info.h). All integers are
// little endian, all addresses physical.
#ifndef SLIPWAY_BOOT_PROTOCOL_LINUX_ABI_H_
#define SLIPWAY_BOOT_PROTOCOL_LINUX_ABI_H_

#include <array>
#include <cstddef>
#include <cstdint>

namespace slipway::protocol::linux_boot {

// Sectors in a kernel's file, of which the first and the setup code are for a BIOS in real mode.
inline constexpr std::size_t kSectorSize = 512;

// In which the file has how long its protected-mode code is.
inline constexpr std::size_t kParagraphSize = 16;

// "The Real-Mode Kernel Header": at this offset in the file, and of the structure that the kernel
// is told.
inline constexpr std::size_t kHeaderOffset = 0x1F1;

struct [[gnu::packed]] SetupHeader {
  static constexpr std::uint16_t kBootFlag = 0xAA55;
  static constexpr std::uint32_t kMagic = 0x5372'6448;  // "HdrS"

  enum LoadFlag : std::uint8_t {
    kLoadedHigh = 1 << 0,  // the protected-mode code belongs at 1 MiB
  };

  std::uint8_t setup_sectors;
  std::uint16_t root_flags;
  std::uint32_t paragraphs;  // of protected-mode code
  std::uint16_t ram_size;
  std::uint16_t video_mode;
  std::uint16_t root_device;
  std::uint16_t boot_flag;
  std::uint16_t jump;  // its second byte is the distance from `magic` to the header's end
  std::uint32_t magic;
  std::uint16_t version;  // 0x020C is 2.12
  std::uint32_t real_mode_switch;
  std::uint16_t start_segment;
  std::uint16_t kernel_version;
  std::uint8_t loader_type;
  std::uint8_t load_flags;
  std::uint16_t setup_move_size;
  std::uint32_t code32_start;  // where the protected-mode code is
  std::uint32_t ramdisk;
  std::uint32_t ramdisk_size;
  std::uint32_t boot_sector;
  std::uint16_t heap_end;
  std::uint8_t loader_version;
  std::uint8_t loader_type_high;
  std::uint32_t command_line;
  std::uint32_t highest_ramdisk;
  std::uint32_t kernel_alignment;  // bytes
  std::uint8_t relocatable;
  std::uint8_t minimum_alignment;
  std::uint16_t more_load_flags;
  std::uint32_t command_line_size;  // the longest, without the zero at its end
  std::uint32_t hardware_subarchitecture;
  std::uint64_t hardware_subarchitecture_data;
  std::uint32_t payload_offset;
  std::uint32_t payload_length;  // what the protected-mode code unpacks: 0 if it is all there is
  std::uint64_t setup_data;
  std::uint64_t preferred_address;
  std::uint32_t init_size;  // the memory that it needs before it knows what there is
};
static_assert(kHeaderOffset + offsetof(SetupHeader, boot_flag) == 0x1FE);
static_assert(kHeaderOffset + offsetof(SetupHeader, magic) == 0x202);
static_assert(kHeaderOffset + offsetof(SetupHeader, loader_type) == 0x210);
static_assert(kHeaderOffset + offsetof(SetupHeader, code32_start) == 0x214);
static_assert(kHeaderOffset + offsetof(SetupHeader, command_line) == 0x228);
static_assert(kHeaderOffset + offsetof(SetupHeader, kernel_alignment) == 0x230);
static_assert(kHeaderOffset + offsetof(SetupHeader, command_line_size) == 0x238);
static_assert(kHeaderOffset + offsetof(SetupHeader, payload_length) == 0x24C);
static_assert(kHeaderOffset + offsetof(SetupHeader, preferred_address) == 0x258);
static_assert(kHeaderOffset + offsetof(SetupHeader, init_size) == 0x260);

// As much of it as there is room for in what the kernel is told.
inline constexpr std::size_t kMaxHeaderSize = 0x2D0 - kHeaderOffset;

// Since this version a header has `init_size`.
inline constexpr std::uint16_t kVersionWithInitSize = 0x020A;

// What a loader is that has no number of its own.
inline constexpr std::uint8_t kUndefinedLoader = 0xFF;

struct [[gnu::packed]] ScreenInfo {
  enum class Kind : std::uint8_t { kNone = 0, kVga = 1, kVesaPixels = 0x23, kEfiPixels = 0x70 };

  static constexpr std::uint32_t kHas64BitBase = 1 << 1;  // in `capabilities`

  std::uint8_t cursor_column = 0;
  std::uint8_t cursor_row = 0;
  std::uint16_t extended_memory = 0;
  std::uint16_t page = 0;
  std::uint8_t mode = 0;
  std::uint8_t columns = 0;
  std::uint16_t flags = 0;
  std::uint16_t ega_bx = 0;
  std::uint16_t unused = 0;
  std::uint8_t rows = 0;
  Kind kind = Kind::kNone;
  std::uint16_t character_height = 0;
  std::uint16_t width = 0;
  std::uint16_t height = 0;
  std::uint16_t bits_per_pixel = 0;
  std::uint32_t base = 0;
  std::uint32_t size = 0;
  std::uint32_t old_command_line = 0;
  std::uint16_t pitch = 0;
  std::uint8_t red_size = 0;
  std::uint8_t red_position = 0;
  std::uint8_t green_size = 0;
  std::uint8_t green_position = 0;
  std::uint8_t blue_size = 0;
  std::uint8_t blue_position = 0;
  std::uint8_t reserved_size = 0;
  std::uint8_t reserved_position = 0;
  std::uint32_t vesa_power_management = 0;
  std::uint16_t pages = 0;
  std::uint16_t attributes = 0;
  std::uint32_t capabilities = 0;
  std::uint32_t base_high = 0;
  std::uint16_t reserved = 0;
};
static_assert(offsetof(ScreenInfo, rows) == 0x0E);
static_assert(offsetof(ScreenInfo, base) == 0x18);
static_assert(offsetof(ScreenInfo, pitch) == 0x24);
static_assert(offsetof(ScreenInfo, capabilities) == 0x36);
static_assert(sizeof(ScreenInfo) == 0x40);

struct EfiInfo {
  static constexpr std::uint32_t kLoader64 = 0x3436'4C45;  // "EL64"

  std::uint32_t loader;
  std::uint32_t system_table;
  std::uint32_t descriptor_size;
  std::uint32_t descriptor_version;
  std::uint32_t memory_map;
  std::uint32_t memory_map_size;
  std::uint32_t system_table_high;
  std::uint32_t memory_map_high;
};
static_assert(sizeof(EfiInfo) == 0x20);

// Types are those of the BIOS: ACPI specification 6.5, table 15.2.
struct [[gnu::packed]] MemoryEntry {
  std::uint64_t start;
  std::uint64_t size;
  std::uint32_t type;
};
static_assert(sizeof(MemoryEntry) == 20);

// "The zero page": what ESI points to.
struct [[gnu::packed]] BootParameters {
  static constexpr std::size_t kMaxMemoryEntries = 128;

  ScreenInfo screen;
  std::array<std::byte, 0x30> apm_and_others;
  std::uint64_t rsdp;
  std::array<std::byte, 0x148> disks_and_others;
  EfiInfo efi;
  std::array<std::byte, 8> memory_sizes;
  std::uint8_t memory_entry_count;
  std::array<std::byte, 8> counts_and_others;
  std::array<std::byte, kMaxHeaderSize> header;  // a SetupHeader, and what it has behind that
  std::array<MemoryEntry, kMaxMemoryEntries> memory;
  std::array<std::byte, 0x330> more_disks;
};
static_assert(offsetof(BootParameters, rsdp) == 0x070);
static_assert(offsetof(BootParameters, efi) == 0x1C0);
static_assert(offsetof(BootParameters, memory_entry_count) == 0x1E8);
static_assert(offsetof(BootParameters, header) == kHeaderOffset);
static_assert(offsetof(BootParameters, memory) == 0x2D0);
static_assert(sizeof(BootParameters) == 4096);

}  // namespace slipway::protocol::linux_boot

#endif  // SLIPWAY_BOOT_PROTOCOL_LINUX_ABI_H_
