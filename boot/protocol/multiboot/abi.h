// SPDX-License-Identifier: Apache-2.0
// What kernels and loaders of Multiboot, version 1, have in memory (Multiboot Specification 0.6.96,
// sections 3.1 and 3.3). All integers are little endian, all addresses physical.
#ifndef SLIPWAY_BOOT_PROTOCOL_MULTIBOOT_ABI_H_
#define SLIPWAY_BOOT_PROTOCOL_MULTIBOOT_ABI_H_

#include <array>
#include <cstddef>
#include <cstdint>

namespace slipway::protocol::multiboot {

// In EAX when the kernel starts. EBX has the address of the information.
inline constexpr std::uint32_t kEntryMagic = 0x2BAD'B002;

// 3.1.1: what a kernel's file has, at a multiple of 4 and wholly within so many of its first bytes.
inline constexpr std::size_t kHeaderEnd = 8192;
inline constexpr std::size_t kHeaderAlignment = 4;

struct Header {
  static constexpr std::uint32_t kMagic = 0x1BAD'B002;

  enum Flag : std::uint32_t {
    kPageAlignedModules = 1 << 0,
    kMemoryInformation = 1 << 1,
    kVideoMode = 1 << 2,
    kRequired = 0xFFFF,  // those of which a loader must know all that are set
    kAddresses = 1 << 16,
  };

  std::uint32_t magic;
  std::uint32_t flags;
  std::uint32_t checksum;

  constexpr std::uint32_t sum() const { return magic + flags + checksum; }
};
static_assert(sizeof(Header) == 12);

// Behind the header, if Header::kAddresses is set.
struct Addresses {
  std::uint32_t header;    // where the header is once it is loaded
  std::uint32_t load;      // where loading begins
  std::uint32_t load_end;  // 0: the file's end
  std::uint32_t bss_end;   // 0: nothing to be zeroed
  std::uint32_t entry;
};
static_assert(sizeof(Addresses) == 20);

// Behind these, which are there in any case, if Header::kVideoMode is set.
struct VideoWish {
  enum class Mode : std::uint32_t { kPixels = 0, kText = 1 };

  Mode mode;
  std::uint32_t width;  // pixels, or characters; 0: any
  std::uint32_t height;
  std::uint32_t depth;  // bits a pixel; 0: any
};
static_assert(sizeof(VideoWish) == 16);

struct Module {
  std::uint32_t start;
  std::uint32_t end;
  std::uint32_t text;
  std::uint32_t reserved;
};
static_assert(sizeof(Module) == 16);

struct [[gnu::packed]] MemoryMapEntry {
  std::uint32_t size;  // bytes of what follows
  std::uint64_t start;
  std::uint64_t length;
  std::uint32_t type;
};
static_assert(sizeof(MemoryMapEntry) == 24);

enum class FramebufferType : std::uint8_t { kIndexed = 0, kRgb = 1, kText = 2 };

struct ColorField {
  std::uint8_t position;
  std::uint8_t size;  // bits
};

// 3.3: what the kernel is told. What a flag stands for is there if it is set.
struct [[gnu::packed]] Information {
  enum Flag : std::uint32_t {
    kMemory = 1 << 0,
    kBootDevice = 1 << 1,
    kCommandLine = 1 << 2,
    kModules = 1 << 3,
    kElfSections = 1 << 5,
    kMemoryMap = 1 << 6,
    kLoaderName = 1 << 9,
    kFramebuffer = 1 << 12,
  };

  std::uint32_t flags;
  std::uint32_t lower_memory;  // KiB
  std::uint32_t upper_memory;  // KiB
  std::uint32_t boot_device;   // of a BIOS's drive in the highest byte; then partitions
  std::uint32_t command_line;
  std::uint32_t module_count;
  std::uint32_t modules;
  std::uint32_t section_count;
  std::uint32_t section_entry_size;
  std::uint32_t sections;
  std::uint32_t section_names_index;
  std::uint32_t memory_map_size;  // bytes
  std::uint32_t memory_map;
  std::uint32_t drives_size;
  std::uint32_t drives;
  std::uint32_t rom_configuration;
  std::uint32_t loader_name;
  std::uint32_t apm_table;
  std::array<std::uint32_t, 4> vbe;
  std::uint64_t framebuffer;  // address
  std::uint32_t framebuffer_pitch;
  std::uint32_t framebuffer_width;
  std::uint32_t framebuffer_height;
  std::uint8_t framebuffer_bits_per_pixel;
  FramebufferType framebuffer_type;
  // The table in the specification has no such padding. Its example code (multiboot.h) has, by the
  // rules of C, and so have GRUB and the kernels that were written with it.
  std::array<std::uint8_t, 2> padding;
  std::array<ColorField, 3> framebuffer_colors;
};
static_assert(offsetof(Information, section_count) == 28);
static_assert(offsetof(Information, memory_map_size) == 44);
static_assert(offsetof(Information, loader_name) == 64);
static_assert(offsetof(Information, vbe) == 72);
static_assert(offsetof(Information, framebuffer) == 88);
static_assert(offsetof(Information, framebuffer_type) == 109);
static_assert(offsetof(Information, framebuffer_colors) == 112);
static_assert(sizeof(Information) == 118);

}  // namespace slipway::protocol::multiboot

#endif  // SLIPWAY_BOOT_PROTOCOL_MULTIBOOT_ABI_H_
