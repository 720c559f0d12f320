// SPDX-License-Identifier: Apache-2.0
// KernelRequest: what a kernel asks the loader for, said in the kernel's own source:
//
//   SLIPWAY_KERNEL_REQUEST(.stack_size = 64 * 1024, .command_line = "log=debug");
//
// A kernel that asks for nothing gets the defaults below. The object ends up in an ELF section of
// its own, which neither --gc-sections nor link-time optimisation drops. The image builder finds it
// there, checks it, and puts it where the loader reads it; so a wish that cannot be granted fails
// the build and not the boot.
// In C it is c/kernel_request.h.
#ifndef SLIPWAY_BOOT_PROTOCOL_SLIPWAY_KERNEL_REQUEST_H_
#define SLIPWAY_BOOT_PROTOCOL_SLIPWAY_KERNEL_REQUEST_H_

#ifndef __cplusplus

#include "slipway/c/kernel_request.h"

#else

#include <stddef.h>
#include <stdint.h>

#include "slipway/version.h"

namespace slipway::protocol {

// "SLIPWREQ" read as a little-endian number.
inline constexpr uint64_t kRequestMagic = 0x5145525750494C53;

// The section that holds the request: alone, whole and once in a kernel.
inline constexpr char kRequestSection[] = ".slipway_request";

// For an address: the loader chooses. (Nothing can be asked for at address 0: the page there is
// never mapped.)
inline constexpr uint64_t kAnyAddress = 0;

// For an entry of the root page table (0 to 511).
inline constexpr uint32_t kNoEntry = 0;
inline constexpr uint32_t kAnyEntry = 0xFFFFFFFF;

// Where a position-independent kernel goes. Others have their addresses from the linker and cannot
// ask for anything but the first.
enum class KernelPlacement : uint32_t {
  kDefault = 0,    // at 0xFFFFFFFF80000000, the first address of the top 2 GiB
  kAtAddress = 1,  // at `kernel_address`
  kRandom = 2,     // somewhere else at each boot; as are the stack and the map of physical memory,
                   // unless that is asked for at an address
};

enum class DisplayMode : uint32_t {
  kText = 0,         // 80x25 text
  kFramebuffer = 1,  // pixels, as `framebuffer` wishes
  kUnchanged = 2,    // as the firmware left it; BootInfo then describes no screen

  // Since 1.1: 80x25 text where the firmware has it, else pixels, as `framebuffer` wishes. UEFI has
  // no text, and a kernel that asks for kText does not start there.
  kTextOrFramebuffer = 3,
};

// In a kernel with a section of this name, whatever is in it, kText means kTextOrFramebuffer: it
// prints by code that draws pixels where there is no text. The console of Slipway's library is such
// code, and has the section.
inline constexpr char kEitherDisplaySection[] = ".slipway_either_display";

// The size of a framebuffer. Given is the mode of exactly this size; if the machine has none, the
// largest that is smaller in both directions; and if there is none of these or `width` is 0, the
// firmware's favourite. Modes have 32 bits a pixel, or 24 where there are no others.
struct FramebufferWish {
  uint32_t width = 0;   // pixels
  uint32_t height = 0;  // pixels

  // Where no framebuffer can be had at all: refuse to boot, with a sentence. Otherwise the kernel
  // starts in text mode, or where there is none with no screen, and BootInfo says so.
  bool required = false;
  uint8_t reserved[7] = {};
};

struct KernelRequest {
  uint64_t magic = kRequestMagic;
  uint32_t size = sizeof(KernelRequest);  // bytes of this structure as the kernel was built

  // The protocol that the kernel was built for, and the oldest minor version that will do: loaders
  // before it do not start the kernel.
  uint16_t major_version = kMajorVersion;
  uint16_t minor_version = kMinorVersion;
  uint16_t minimum_minor_version = 0;
  uint16_t reserved[3] = {};

  // Bytes; a multiple of the page size, at most 1 GiB.
  uint64_t stack_size = 128 * 1024;

  // Virtual address of physical address 0 in the map of physical memory; a multiple of 1 GiB, from
  // 4 GiB on.
  uint64_t physical_memory_offset = kAnyAddress;

  KernelPlacement placement = KernelPlacement::kDefault;

  // The entry of the root page table that leads back to the root table, so that all page tables
  // appear in its 512 GiB.
  uint32_t recursive_entry = kNoEntry;

  // With KernelPlacement::kAtAddress: the lowest segment goes into the 2 MiB that begin here; a
  // multiple of 2 MiB.
  uint64_t kernel_address = kAnyAddress;

  // Whether physical memory also appears at its own addresses, to be read and written, and the
  // first MiB whatever is in it, but for page 0. A kernel in the lower half has to be above all
  // memory: from 4 GiB on, or higher where the machine has more.
  bool identity_map = false;

  // Whether the framebuffer appears at its own address as well, if there is one.
  bool identity_map_framebuffer = false;

  // Whether the machine's other processors are started (since 1.1): BootInfo::processors. Loaders
  // before 1.1 start none.
  bool processors = false;
  uint8_t reserved_flags[1] = {};

  DisplayMode display = DisplayMode::kText;
  FramebufferWish framebuffer = {};

  // Zero-terminated. disk_image(command_line = ...) overrides it, and may be longer.
  char command_line[256] = {};
};

static_assert(offsetof(KernelRequest, magic) == 0);
static_assert(offsetof(KernelRequest, size) == 8);
static_assert(offsetof(KernelRequest, major_version) == 12);
static_assert(offsetof(KernelRequest, stack_size) == 24);
static_assert(offsetof(KernelRequest, physical_memory_offset) == 32);
static_assert(offsetof(KernelRequest, placement) == 40);
static_assert(offsetof(KernelRequest, recursive_entry) == 44);
static_assert(offsetof(KernelRequest, kernel_address) == 48);
static_assert(offsetof(KernelRequest, identity_map) == 56);
static_assert(offsetof(KernelRequest, identity_map_framebuffer) == 57);
static_assert(offsetof(KernelRequest, processors) == 58);
static_assert(offsetof(KernelRequest, display) == 60);
static_assert(offsetof(KernelRequest, framebuffer) == 64);
static_assert(offsetof(KernelRequest, command_line) == 80);
static_assert(sizeof(KernelRequest) == 336);

}  // namespace slipway::protocol

// Declares the kernel's request, once in a kernel and outside of any function. The arguments are
// KernelRequest's members, in their order: `.stack_size = 64 * 1024`. (It is declared before it is
// defined: so -Wmissing-variable-declarations wants what other files can see.)
#define SLIPWAY_KERNEL_REQUEST(...)                                                          \
  extern "C" [[gnu::section(                                                                 \
      ".slipway_request")]] const ::slipway::protocol::KernelRequest slipway_kernel_request; \
  [[gnu::used, gnu::retain]]                                                                 \
  constexpr ::slipway::protocol::KernelRequest slipway_kernel_request {                      \
    __VA_ARGS__                                                                              \
  }

#endif  // __cplusplus

#endif  // SLIPWAY_BOOT_PROTOCOL_SLIPWAY_KERNEL_REQUEST_H_
