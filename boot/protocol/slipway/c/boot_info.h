// SPDX-License-Identifier: Apache-2.0
// BootInfo in C: what <slipway/boot_info.h> is to a kernel that is written in C. There each field
// says what it means; here are the same structures, byte for byte (c_headers_test.cc).
#ifndef SLIPWAY_BOOT_PROTOCOL_SLIPWAY_C_BOOT_INFO_H_
#define SLIPWAY_BOOT_PROTOCOL_SLIPWAY_C_BOOT_INFO_H_

#include <stdint.h>

#include "slipway/version.h"

#define SLIPWAY_MAGIC UINT64_C(0x3159415750494C53)
#define SLIPWAY_PAGE_SIZE UINT64_C(4096)

// Of slipway_memory_region::type.
enum slipway_memory_type {
  SLIPWAY_MEMORY_USABLE = 1,
  SLIPWAY_MEMORY_RESERVED = 2,
  SLIPWAY_MEMORY_ACPI_RECLAIMABLE = 3,
  SLIPWAY_MEMORY_ACPI_NVS = 4,
  SLIPWAY_MEMORY_BAD = 5,
  SLIPWAY_MEMORY_LOADER = 16,
  SLIPWAY_MEMORY_KERNEL = 17,
  SLIPWAY_MEMORY_PAGE_TABLES = 18,
  SLIPWAY_MEMORY_STACK = 19,
  SLIPWAY_MEMORY_BOOT_INFO = 20,
  SLIPWAY_MEMORY_MODULE = 21
};

struct slipway_memory_region {
  uint64_t start;
  uint64_t size;
  uint32_t type;
  uint32_t reserved;
};

// Of slipway_kernel_segment::rights.
enum slipway_segment_rights {
  SLIPWAY_SEGMENT_EXECUTE = 1,
  SLIPWAY_SEGMENT_WRITE = 2,
  SLIPWAY_SEGMENT_READ = 4
};

struct slipway_kernel_segment {
  uint64_t virtual_start;
  uint64_t physical_start;
  uint64_t size;
  uint32_t rights;
  uint32_t reserved;
};

struct slipway_physical_memory_map {
  uint64_t offset;
  uint64_t size;
};

// Of slipway_boot_info::firmware.
enum slipway_firmware_kind { SLIPWAY_FIRMWARE_BIOS = 1, SLIPWAY_FIRMWARE_UEFI = 2 };

struct slipway_text_mode {
  uint64_t buffer_physical;
  uint16_t columns;
  uint16_t rows;
  uint32_t reserved;
};

struct slipway_color_field {
  uint8_t position;
  uint8_t size;
};

struct slipway_framebuffer {
  uint64_t physical_address;
  uint64_t virtual_address;
  uint64_t size;
  uint32_t width;
  uint32_t height;
  uint32_t pitch;
  uint32_t bits_per_pixel;
  struct slipway_color_field red;
  struct slipway_color_field green;
  struct slipway_color_field blue;
  uint16_t reserved;
};

struct slipway_module {
  const char* name;
  const void* data;
  uint64_t physical_start;
  uint64_t size;
};

struct slipway_firmware_tables {
  uint64_t rsdp;
  uint64_t smbios;
  uint64_t smbios3;
};

struct slipway_tls_template {
  uint64_t virtual_start;
  uint64_t file_size;
  uint64_t memory_size;
  uint64_t alignment;
};

struct slipway_processor;

typedef void slipway_processor_entry(struct slipway_processor* self);

struct slipway_processor {
  uint32_t local_apic_id;
  uint32_t acpi_id;
  slipway_processor_entry* entry;
  void* argument;
  uint64_t stack_bottom;
};

// Sends a processor that waits to `where`, once.
static inline void slipway_send_to(struct slipway_processor* processor,
                                   slipway_processor_entry* where, void* argument) {
  processor->argument = argument;
  __atomic_store_n(&processor->entry, where, __ATOMIC_RELEASE);
}

// Of slipway_boot_info::local_apic_kind.
enum slipway_local_apic_kind { SLIPWAY_LOCAL_APIC_XAPIC = 0, SLIPWAY_LOCAL_APIC_X2APIC = 1 };

// Of slipway_boot_info::identity_map, which is a sum of them.
#define SLIPWAY_IDENTITY_MAP_MEMORY UINT32_C(1)
#define SLIPWAY_IDENTITY_MAP_FRAMEBUFFER UINT32_C(2)

struct slipway_boot_info {
  uint64_t magic;
  uint16_t major_version;
  uint16_t minor_version;
  uint32_t size;
  uint32_t firmware;
  uint32_t boot_drive;
  const struct slipway_memory_region* memory_map;
  uint64_t memory_region_count;
  const struct slipway_kernel_segment* kernel_segments;
  uint64_t kernel_segment_count;
  uint64_t kernel_entry;
  uint64_t stack_bottom;
  uint64_t stack_size;
  struct slipway_physical_memory_map physical_memory;
  struct slipway_text_mode text_mode;
  const char* loader_name;
  const char* loader_version;
  const char* command_line;
  const struct slipway_module* modules;
  uint64_t module_count;
  struct slipway_framebuffer framebuffer;
  struct slipway_firmware_tables firmware_tables;
  struct slipway_tls_template tls;
  uint64_t kernel_load_bias;
  uint32_t recursive_entry;
  uint32_t identity_map;
  struct slipway_processor* processors;
  uint64_t processor_count;
  uint32_t boot_local_apic_id;
  uint32_t local_apic_kind;
};

// The kernel's entry point, under the name that its linker script or -e option gives.
typedef void slipway_entry(const struct slipway_boot_info* info);

#endif  // SLIPWAY_BOOT_PROTOCOL_SLIPWAY_C_BOOT_INFO_H_
