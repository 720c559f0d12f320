// SPDX-License-Identifier: Apache-2.0
// The headers for C are those for C++, byte for byte and number for number.
#include <gtest/gtest.h>

#include <cstddef>
#include <cstring>

#include "boot/protocol/slipway/c_kernel.h"
#include "slipway/boot_info.h"
#include "slipway/c/boot_info.h"
#include "slipway/c/kernel_request.h"
#include "slipway/kernel_request.h"

namespace slipway::protocol {
namespace {

#define SAME_SIZE(c_type, cpp_type)                  \
  static_assert(sizeof(c_type) == sizeof(cpp_type)); \
  static_assert(alignof(c_type) == alignof(cpp_type))
#define SAME_FIELD(c_type, cpp_type, field)                            \
  static_assert(offsetof(c_type, field) == offsetof(cpp_type, field)); \
  static_assert(sizeof(c_type::field) == sizeof(cpp_type::field))
#define SAME_NUMBER(c_name, cpp_name) static_assert(c_name == static_cast<std::uint64_t>(cpp_name))

SAME_SIZE(slipway_memory_region, MemoryRegion);
SAME_FIELD(slipway_memory_region, MemoryRegion, start);
SAME_FIELD(slipway_memory_region, MemoryRegion, size);
SAME_FIELD(slipway_memory_region, MemoryRegion, type);
SAME_FIELD(slipway_memory_region, MemoryRegion, reserved);

SAME_SIZE(slipway_kernel_segment, KernelSegment);
SAME_FIELD(slipway_kernel_segment, KernelSegment, virtual_start);
SAME_FIELD(slipway_kernel_segment, KernelSegment, physical_start);
SAME_FIELD(slipway_kernel_segment, KernelSegment, size);
SAME_FIELD(slipway_kernel_segment, KernelSegment, rights);
SAME_FIELD(slipway_kernel_segment, KernelSegment, reserved);

SAME_SIZE(slipway_physical_memory_map, PhysicalMemoryMap);
SAME_FIELD(slipway_physical_memory_map, PhysicalMemoryMap, offset);
SAME_FIELD(slipway_physical_memory_map, PhysicalMemoryMap, size);

SAME_SIZE(slipway_text_mode, TextMode);
SAME_FIELD(slipway_text_mode, TextMode, buffer_physical);
SAME_FIELD(slipway_text_mode, TextMode, columns);
SAME_FIELD(slipway_text_mode, TextMode, rows);
SAME_FIELD(slipway_text_mode, TextMode, reserved);

SAME_SIZE(slipway_color_field, ColorField);
SAME_FIELD(slipway_color_field, ColorField, position);
SAME_FIELD(slipway_color_field, ColorField, size);

SAME_SIZE(slipway_framebuffer, Framebuffer);
SAME_FIELD(slipway_framebuffer, Framebuffer, physical_address);
SAME_FIELD(slipway_framebuffer, Framebuffer, virtual_address);
SAME_FIELD(slipway_framebuffer, Framebuffer, size);
SAME_FIELD(slipway_framebuffer, Framebuffer, width);
SAME_FIELD(slipway_framebuffer, Framebuffer, height);
SAME_FIELD(slipway_framebuffer, Framebuffer, pitch);
SAME_FIELD(slipway_framebuffer, Framebuffer, bits_per_pixel);
SAME_FIELD(slipway_framebuffer, Framebuffer, red);
SAME_FIELD(slipway_framebuffer, Framebuffer, green);
SAME_FIELD(slipway_framebuffer, Framebuffer, blue);
SAME_FIELD(slipway_framebuffer, Framebuffer, reserved);

SAME_SIZE(slipway_module, Module);
SAME_FIELD(slipway_module, Module, name);
SAME_FIELD(slipway_module, Module, data);
SAME_FIELD(slipway_module, Module, physical_start);
SAME_FIELD(slipway_module, Module, size);

SAME_SIZE(slipway_firmware_tables, FirmwareTables);
SAME_FIELD(slipway_firmware_tables, FirmwareTables, rsdp);
SAME_FIELD(slipway_firmware_tables, FirmwareTables, smbios);
SAME_FIELD(slipway_firmware_tables, FirmwareTables, smbios3);

SAME_SIZE(slipway_tls_template, TlsTemplate);
SAME_FIELD(slipway_tls_template, TlsTemplate, virtual_start);
SAME_FIELD(slipway_tls_template, TlsTemplate, file_size);
SAME_FIELD(slipway_tls_template, TlsTemplate, memory_size);
SAME_FIELD(slipway_tls_template, TlsTemplate, alignment);

SAME_SIZE(slipway_processor, Processor);
SAME_FIELD(slipway_processor, Processor, local_apic_id);
SAME_FIELD(slipway_processor, Processor, acpi_id);
SAME_FIELD(slipway_processor, Processor, entry);
SAME_FIELD(slipway_processor, Processor, argument);
SAME_FIELD(slipway_processor, Processor, stack_bottom);

SAME_SIZE(slipway_boot_info, BootInfo);
SAME_FIELD(slipway_boot_info, BootInfo, magic);
SAME_FIELD(slipway_boot_info, BootInfo, major_version);
SAME_FIELD(slipway_boot_info, BootInfo, minor_version);
SAME_FIELD(slipway_boot_info, BootInfo, size);
SAME_FIELD(slipway_boot_info, BootInfo, firmware);
SAME_FIELD(slipway_boot_info, BootInfo, boot_drive);
SAME_FIELD(slipway_boot_info, BootInfo, memory_map);
SAME_FIELD(slipway_boot_info, BootInfo, memory_region_count);
SAME_FIELD(slipway_boot_info, BootInfo, kernel_segments);
SAME_FIELD(slipway_boot_info, BootInfo, kernel_segment_count);
SAME_FIELD(slipway_boot_info, BootInfo, kernel_entry);
SAME_FIELD(slipway_boot_info, BootInfo, stack_bottom);
SAME_FIELD(slipway_boot_info, BootInfo, stack_size);
SAME_FIELD(slipway_boot_info, BootInfo, physical_memory);
SAME_FIELD(slipway_boot_info, BootInfo, text_mode);
SAME_FIELD(slipway_boot_info, BootInfo, loader_name);
SAME_FIELD(slipway_boot_info, BootInfo, loader_version);
SAME_FIELD(slipway_boot_info, BootInfo, command_line);
SAME_FIELD(slipway_boot_info, BootInfo, modules);
SAME_FIELD(slipway_boot_info, BootInfo, module_count);
SAME_FIELD(slipway_boot_info, BootInfo, framebuffer);
SAME_FIELD(slipway_boot_info, BootInfo, firmware_tables);
SAME_FIELD(slipway_boot_info, BootInfo, tls);
SAME_FIELD(slipway_boot_info, BootInfo, kernel_load_bias);
SAME_FIELD(slipway_boot_info, BootInfo, recursive_entry);
SAME_FIELD(slipway_boot_info, BootInfo, identity_map);
SAME_FIELD(slipway_boot_info, BootInfo, processors);
SAME_FIELD(slipway_boot_info, BootInfo, processor_count);
SAME_FIELD(slipway_boot_info, BootInfo, boot_local_apic_id);
SAME_FIELD(slipway_boot_info, BootInfo, local_apic_kind);

SAME_SIZE(slipway_framebuffer_wish, FramebufferWish);
SAME_FIELD(slipway_framebuffer_wish, FramebufferWish, width);
SAME_FIELD(slipway_framebuffer_wish, FramebufferWish, height);
SAME_FIELD(slipway_framebuffer_wish, FramebufferWish, required);
SAME_FIELD(slipway_framebuffer_wish, FramebufferWish, reserved);

SAME_SIZE(slipway_kernel_request, KernelRequest);
SAME_FIELD(slipway_kernel_request, KernelRequest, magic);
SAME_FIELD(slipway_kernel_request, KernelRequest, size);
SAME_FIELD(slipway_kernel_request, KernelRequest, major_version);
SAME_FIELD(slipway_kernel_request, KernelRequest, minor_version);
SAME_FIELD(slipway_kernel_request, KernelRequest, minimum_minor_version);
SAME_FIELD(slipway_kernel_request, KernelRequest, reserved);
SAME_FIELD(slipway_kernel_request, KernelRequest, stack_size);
SAME_FIELD(slipway_kernel_request, KernelRequest, physical_memory_offset);
SAME_FIELD(slipway_kernel_request, KernelRequest, placement);
SAME_FIELD(slipway_kernel_request, KernelRequest, recursive_entry);
SAME_FIELD(slipway_kernel_request, KernelRequest, kernel_address);
SAME_FIELD(slipway_kernel_request, KernelRequest, identity_map);
SAME_FIELD(slipway_kernel_request, KernelRequest, identity_map_framebuffer);
SAME_FIELD(slipway_kernel_request, KernelRequest, processors);
SAME_FIELD(slipway_kernel_request, KernelRequest, reserved_flags);
SAME_FIELD(slipway_kernel_request, KernelRequest, display);
SAME_FIELD(slipway_kernel_request, KernelRequest, framebuffer);
SAME_FIELD(slipway_kernel_request, KernelRequest, command_line);

SAME_NUMBER(SLIPWAY_MAGIC, kMagic);
SAME_NUMBER(SLIPWAY_PAGE_SIZE, kPageSize);
SAME_NUMBER(SLIPWAY_MEMORY_USABLE, MemoryType::kUsable);
SAME_NUMBER(SLIPWAY_MEMORY_RESERVED, MemoryType::kReserved);
SAME_NUMBER(SLIPWAY_MEMORY_ACPI_RECLAIMABLE, MemoryType::kAcpiReclaimable);
SAME_NUMBER(SLIPWAY_MEMORY_ACPI_NVS, MemoryType::kAcpiNvs);
SAME_NUMBER(SLIPWAY_MEMORY_BAD, MemoryType::kBad);
SAME_NUMBER(SLIPWAY_MEMORY_LOADER, MemoryType::kLoader);
SAME_NUMBER(SLIPWAY_MEMORY_KERNEL, MemoryType::kKernel);
SAME_NUMBER(SLIPWAY_MEMORY_PAGE_TABLES, MemoryType::kPageTables);
SAME_NUMBER(SLIPWAY_MEMORY_STACK, MemoryType::kStack);
SAME_NUMBER(SLIPWAY_MEMORY_BOOT_INFO, MemoryType::kBootInfo);
SAME_NUMBER(SLIPWAY_MEMORY_MODULE, MemoryType::kModule);
SAME_NUMBER(SLIPWAY_SEGMENT_EXECUTE, SegmentRights::kExecute);
SAME_NUMBER(SLIPWAY_SEGMENT_WRITE, SegmentRights::kWrite);
SAME_NUMBER(SLIPWAY_SEGMENT_READ, SegmentRights::kRead);
SAME_NUMBER(SLIPWAY_FIRMWARE_BIOS, FirmwareKind::kBios);
SAME_NUMBER(SLIPWAY_FIRMWARE_UEFI, FirmwareKind::kUefi);
SAME_NUMBER(SLIPWAY_LOCAL_APIC_XAPIC, LocalApicKind::kXApic);
SAME_NUMBER(SLIPWAY_LOCAL_APIC_X2APIC, LocalApicKind::kX2Apic);
SAME_NUMBER(SLIPWAY_IDENTITY_MAP_MEMORY, kIdentityMapMemory);
SAME_NUMBER(SLIPWAY_IDENTITY_MAP_FRAMEBUFFER, kIdentityMapFramebuffer);
SAME_NUMBER(SLIPWAY_REQUEST_MAGIC, kRequestMagic);
SAME_NUMBER(SLIPWAY_ANY_ADDRESS, kAnyAddress);
SAME_NUMBER(SLIPWAY_NO_ENTRY, kNoEntry);
SAME_NUMBER(SLIPWAY_ANY_ENTRY, kAnyEntry);
SAME_NUMBER(SLIPWAY_PLACEMENT_DEFAULT, KernelPlacement::kDefault);
SAME_NUMBER(SLIPWAY_PLACEMENT_AT_ADDRESS, KernelPlacement::kAtAddress);
SAME_NUMBER(SLIPWAY_PLACEMENT_RANDOM, KernelPlacement::kRandom);
SAME_NUMBER(SLIPWAY_DISPLAY_TEXT, DisplayMode::kText);
SAME_NUMBER(SLIPWAY_DISPLAY_FRAMEBUFFER, DisplayMode::kFramebuffer);
SAME_NUMBER(SLIPWAY_DISPLAY_UNCHANGED, DisplayMode::kUnchanged);
SAME_NUMBER(SLIPWAY_DISPLAY_TEXT_OR_FRAMEBUFFER, DisplayMode::kTextOrFramebuffer);

TEST(CHeaders, DeclareTheSameRequest) {
  const KernelRequest expected = {.stack_size = 64 * 1024,
                                  .placement = KernelPlacement::kRandom,
                                  .recursive_entry = kAnyEntry,
                                  .identity_map = true,
                                  .processors = true,
                                  .display = DisplayMode::kFramebuffer,
                                  .framebuffer = {.width = 1024, .height = 768, .required = true},
                                  .command_line = "log=debug"};
  ASSERT_EQ(c_request_size(), sizeof(expected));
  EXPECT_EQ(std::memcmp(c_request(), &expected, sizeof(expected)), 0);
  EXPECT_STREQ(SLIPWAY_REQUEST_SECTION, kRequestSection);
}

TEST(CHeaders, SendProcessorsTheSameWay) {
  Processor processor = {};
  c_send(&processor);
  EXPECT_NE(processor.entry, nullptr);
  EXPECT_EQ(processor.argument, &processor);
}

TEST(CHeaders, ReadTheSameBootInfo) {
  const MemoryRegion regions[] = {{0, 4096, MemoryType::kUsable, 0},
                                  {4096, 4096, MemoryType::kReserved, 0},
                                  {8192, 8192, MemoryType::kUsable, 0}};
  BootInfo info = {};
  info.memory_map = regions;
  info.memory_region_count = 3;
  EXPECT_EQ(c_usable_bytes(&info), 12288u);
  EXPECT_EQ(c_boot_info_size(), sizeof(info));
}

}  // namespace
}  // namespace slipway::protocol
