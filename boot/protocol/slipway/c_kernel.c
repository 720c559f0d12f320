// SPDX-License-Identifier: Apache-2.0
// A kernel in C, as far as the headers are concerned: compiled to see that they are C, and looked
// at by c_headers_test.cc, which has the same in C++.
#include <slipway/boot_info.h>
#include <slipway/kernel_request.h>
#include <stddef.h>

#include "boot/protocol/slipway/c_kernel.h"

SLIPWAY_KERNEL_REQUEST(.stack_size = 64 * 1024, .placement = SLIPWAY_PLACEMENT_RANDOM,
                       .recursive_entry = SLIPWAY_ANY_ENTRY, .identity_map = 1,
                       .processors = 1, .display = SLIPWAY_DISPLAY_FRAMEBUFFER,
                       .framebuffer = {.width = 1024, .height = 768, .required = 1},
                       .command_line = "log=debug");

const void* c_request(void) {
  return &slipway_kernel_request;
}

size_t c_request_size(void) {
  return sizeof slipway_kernel_request;
}

size_t c_boot_info_size(void) {
  return sizeof(struct slipway_boot_info);
}

// As a kernel would: the type checks the entry point.
static slipway_entry entry;

static const struct slipway_boot_info* told;

static void entry(const struct slipway_boot_info* info) {
  told = info;
}

static void start(struct slipway_processor* self) {
  (void)self;
}

void c_send(void* processor) {
  slipway_send_to((struct slipway_processor*)processor, start, processor);
}

uint64_t c_usable_bytes(const void* info) {
  entry((const struct slipway_boot_info*)info);
  uint64_t total = 0;
  for (uint64_t i = 0; i < told->memory_region_count; ++i) {
    if (told->memory_map[i].type == SLIPWAY_MEMORY_USABLE) total += told->memory_map[i].size;
  }
  return total;
}
