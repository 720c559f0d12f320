// SPDX-License-Identifier: Apache-2.0
// KernelRequest in C: what <slipway/kernel_request.h> is to a kernel that is written in C. There
// each field says what it means; here is the same structure, byte for byte (c_headers_test.cc).
#ifndef SLIPWAY_BOOT_PROTOCOL_SLIPWAY_C_KERNEL_REQUEST_H_
#define SLIPWAY_BOOT_PROTOCOL_SLIPWAY_C_KERNEL_REQUEST_H_

#include <stdint.h>

#include "slipway/version.h"

#define SLIPWAY_REQUEST_MAGIC UINT64_C(0x5145525750494C53)
#define SLIPWAY_REQUEST_SECTION ".slipway_request"

#define SLIPWAY_ANY_ADDRESS UINT64_C(0)
#define SLIPWAY_NO_ENTRY UINT32_C(0)
#define SLIPWAY_ANY_ENTRY UINT32_C(0xFFFFFFFF)

// Of slipway_kernel_request::placement.
enum slipway_placement {
  SLIPWAY_PLACEMENT_DEFAULT = 0,
  SLIPWAY_PLACEMENT_AT_ADDRESS = 1,
  SLIPWAY_PLACEMENT_RANDOM = 2
};

// Of slipway_kernel_request::display.
enum slipway_display {
  SLIPWAY_DISPLAY_TEXT = 0,
  SLIPWAY_DISPLAY_FRAMEBUFFER = 1,
  SLIPWAY_DISPLAY_UNCHANGED = 2,
  SLIPWAY_DISPLAY_TEXT_OR_FRAMEBUFFER = 3
};

struct slipway_framebuffer_wish {
  uint32_t width;
  uint32_t height;
  uint8_t required;  // 0 or 1
  uint8_t reserved[7];
};

struct slipway_kernel_request {
  uint64_t magic;
  uint32_t size;
  uint16_t major_version;
  uint16_t minor_version;
  uint16_t minimum_minor_version;
  uint16_t reserved[3];
  uint64_t stack_size;
  uint64_t physical_memory_offset;
  uint32_t placement;
  uint32_t recursive_entry;
  uint64_t kernel_address;
  uint8_t identity_map;              // 0 or 1
  uint8_t identity_map_framebuffer;  // 0 or 1
  uint8_t processors;                // 0 or 1
  uint8_t reserved_flags[1];
  uint32_t display;
  struct slipway_framebuffer_wish framebuffer;
  char command_line[256];
};

#ifndef __cplusplus  // <slipway/kernel_request.h> has it

// Declares the kernel's request, once in a kernel and outside of any function. The arguments are
// members in any order: `.stack_size = 64 * 1024`. Those that are not named have their defaults;
// that a named one comes second is no mistake. It ends in a declaration, since GCC takes no pragma
// before the semicolon of one.
#define SLIPWAY_KERNEL_REQUEST(...)                                                            \
  _Pragma("GCC diagnostic push") _Pragma(                                                      \
      "GCC diagnostic ignored \"-Woverride-init\"") extern const struct slipway_kernel_request \
      slipway_kernel_request;                                                                  \
  __attribute__((section(".slipway_request"), used, retain))                                   \
  const struct slipway_kernel_request slipway_kernel_request = {                               \
      .magic = SLIPWAY_REQUEST_MAGIC,                                                          \
      .size = sizeof(struct slipway_kernel_request),                                           \
      .major_version = SLIPWAY_MAJOR_VERSION,                                                  \
      .minor_version = SLIPWAY_MINOR_VERSION,                                                  \
      .stack_size = 128 * 1024,                                                                \
      __VA_ARGS__};                                                                            \
  _Pragma("GCC diagnostic pop") extern const struct slipway_kernel_request slipway_kernel_request

#endif  // __cplusplus

#endif  // SLIPWAY_BOOT_PROTOCOL_SLIPWAY_C_KERNEL_REQUEST_H_
