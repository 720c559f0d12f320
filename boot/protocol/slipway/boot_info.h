// SPDX-License-Identifier: Apache-2.0
// BootInfo: what the loader tells the kernel. This header is the whole contract between the two;
// it includes nothing of either. In C it is c/boot_info.h. The entry state is described in
// boot/protocol/README.md.
//
// All integers are little endian. Pointers in this structure are virtual addresses inside the map
// of physical memory (`physical_memory`), which the loader has set up before it jumps.
#ifndef SLIPWAY_BOOT_PROTOCOL_SLIPWAY_BOOT_INFO_H_
#define SLIPWAY_BOOT_PROTOCOL_SLIPWAY_BOOT_INFO_H_

#ifndef __cplusplus

#include "slipway/c/boot_info.h"

#else

#include <stddef.h>
#include <stdint.h>

#include "slipway/version.h"

namespace slipway::protocol {

// "SLIPWAY1" read as a little-endian number.
inline constexpr uint64_t kMagic = 0x3159415750494C53;

inline constexpr uint64_t kPageSize = 4096;

// What a region of physical memory holds when the kernel starts.
enum class MemoryType : uint32_t {
  kUsable = 1,           // free for the kernel
  kReserved = 2,         // never touch; also every type that the firmware gave and nobody knows
  kAcpiReclaimable = 3,  // ACPI tables; usable once the kernel has read them
  kAcpiNvs = 4,          // firmware keeps it across sleep; never touch
  kBad = 5,              // the firmware found it faulty
  kLoader = 16,          // the loader's own code and data; usable once the kernel no longer needs
                         // the handoff page
  kKernel = 17,          // the kernel's segments
  kPageTables = 18,      // the page tables that CR3 points to
  kStack = 19,           // the stack the kernel starts on, and those of other processors
  kBootInfo = 20,        // this structure, the memory map and what else it points to
  kModule = 21,          // a module's bytes
};

// A run of physical memory. `start` and `size` are in bytes and multiples of the page size.
struct MemoryRegion {
  uint64_t start;
  uint64_t size;
  MemoryType type;
  uint32_t reserved;  // 0

  constexpr uint64_t end() const { return start + size; }
};

// Rights with which a segment is mapped. Values of PF_X, PF_W and PF_R in ELF program headers.
enum class SegmentRights : uint32_t { kExecute = 1, kWrite = 2, kRead = 4 };

// Where one PT_LOAD of the kernel went. Whole pages: `virtual_start`, `physical_start` and `size`
// are multiples of the page size. A position-independent kernel finds its place here and in
// BootInfo::kernel_load_bias.
struct KernelSegment {
  uint64_t virtual_start;
  uint64_t physical_start;
  uint64_t size;
  uint32_t rights;  // SegmentRights, or-ed together
  uint32_t reserved;
};

// The map of physical memory: physical address p is readable and writable, never executable, at
// `offset + p`, for every p in [0, 1 MiB) and in each region of the memory map but kReserved and
// kBad.
struct PhysicalMemoryMap {
  uint64_t offset;
  uint64_t size;  // end of the highest physical address mapped
};

enum class FirmwareKind : uint32_t { kBios = 1, kUefi = 2 };

// A text mode that the loader has set. `columns` is 0 where there is none; then look for a
// framebuffer.
struct TextMode {
  uint64_t buffer_physical;  // address of the first cell; 2 bytes a cell
  uint16_t columns;
  uint16_t rows;
  uint32_t reserved;
};

// Where a colour lies in a pixel.
struct ColorField {
  uint8_t position;  // of its lowest bit
  uint8_t size;      // bits
};

// Pixels that the loader has switched on. `width` is 0 where there are none. Since 1.1 they are
// mapped write-combining, where nothing is better: read from them as little as you can.
struct Framebuffer {
  uint64_t physical_address;
  uint64_t virtual_address;  // mapped to be read and written, not executed
  uint64_t size;             // bytes mapped: at least pitch * height
  uint32_t width;            // pixels
  uint32_t height;           // pixels
  uint32_t pitch;            // bytes from one line to the next
  uint32_t bits_per_pixel;   // 24 or 32
  ColorField red;
  ColorField green;
  ColorField blue;
  uint16_t reserved;
};

// A file that came with the kernel: disk_image(modules = ...).
struct Module {
  const char* name;         // zero-terminated
  const void* data;         // in the map of physical memory; begins a page
  uint64_t physical_start;  // the same; 0 if the module is empty
  uint64_t size;            // bytes; the rest of the last page is 0
};

// Tables of the firmware, by physical address; 0 where it has none. Checksums have been verified.
struct FirmwareTables {
  uint64_t rsdp;     // ACPI: the Root System Description Pointer
  uint64_t smbios;   // the 32-bit entry point, "_SM_"
  uint64_t smbios3;  // the 64-bit entry point, "_SM3_"
};

// The kernel's PT_TLS: what each thread's thread-local storage begins as. `memory_size` is 0 if
// there is none.
struct TlsTemplate {
  uint64_t virtual_start;  // of the initialised part
  uint64_t file_size;      // bytes of it
  uint64_t memory_size;    // bytes in all: what follows is 0
  uint64_t alignment;      // bytes; a power of two
};

struct Processor;

// What a processor is sent to, with its own structure. It does not return.
using ProcessorEntry = void(Processor*);

// A processor of the machine (since 1.1). All but the first, which runs the kernel, wait until they
// are sent somewhere: see send_to(). Each is then in the state of the entry point, with a stack of
// its own.
struct Processor {
  uint32_t local_apic_id;
  uint32_t acpi_id;       // its number in ACPI's tables; the MADT's "ACPI processor UID"
  ProcessorEntry* entry;  // written by the kernel, when all else is in place; null while it waits
  void* argument;         // the kernel's own
  uint64_t stack_bottom;  // lowest mapped address of its stack, BootInfo::stack_size bytes; the
                          // page below is not mapped

  // Sends the processor to `where`, once. What was written before is there for it.
  void send_to(ProcessorEntry* where, void* its_argument) {
    argument = its_argument;
    __atomic_store_n(&entry, where, __ATOMIC_RELEASE);
  }
};

// What the local APICs of all processors are.
enum class LocalApicKind : uint32_t {
  kXApic = 0,   // reached through memory: they have numbers up to 254
  kX2Apic = 1,  // reached by model-specific registers
};

// Of BootInfo::identity_map.
inline constexpr uint32_t kIdentityMapMemory = 1;  // what `physical_memory` maps, but page 0
inline constexpr uint32_t kIdentityMapFramebuffer = 2;

struct BootInfo {
  uint64_t magic;          // kMagic
  uint16_t major_version;  // kMajorVersion of the loader
  uint16_t minor_version;  // kMinorVersion of the loader
  uint32_t size;           // bytes of this structure as the loader wrote it

  FirmwareKind firmware;
  uint32_t boot_drive;  // BIOS: the drive number (DL), 0x80 and up for disks

  const MemoryRegion* memory_map;  // sorted by address, disjoint; without gaps below 1 MiB
  uint64_t memory_region_count;

  const KernelSegment* kernel_segments;  // in the order of the program headers
  uint64_t kernel_segment_count;
  uint64_t kernel_entry;  // virtual address

  uint64_t stack_bottom;  // lowest mapped address of the stack; the page below is not mapped
  uint64_t stack_size;    // bytes

  PhysicalMemoryMap physical_memory;
  TextMode text_mode;

  const char* loader_name;     // zero-terminated, for people
  const char* loader_version;  // likewise

  const char* command_line;  // zero-terminated; "" if there is none

  const Module* modules;  // in the order of disk_image(modules = ...)
  uint64_t module_count;

  Framebuffer framebuffer;
  FirmwareTables firmware_tables;
  TlsTemplate tls;

  // What was added to the addresses in the kernel's file; 0 unless it is position-independent.
  uint64_t kernel_load_bias;

  uint32_t recursive_entry;  // entry of the root page table that leads to itself; 0: none
  uint32_t identity_map;     // a sum of kIdentityMap...: what is mapped at its own address as well

  // Since 1.1, for a kernel that asks for them: all that the firmware has enabled, the one that
  // runs the kernel first. Null and 0 for others.
  Processor* processors;
  uint64_t processor_count;
  uint32_t boot_local_apic_id;    // of the first
  LocalApicKind local_apic_kind;  // x2APIC where a number is above 254, or nothing else can be had
};

static_assert(sizeof(MemoryRegion) == 24);
static_assert(sizeof(KernelSegment) == 32);
static_assert(sizeof(Framebuffer) == 48);
static_assert(sizeof(Module) == 32);
static_assert(sizeof(FirmwareTables) == 24);
static_assert(sizeof(TlsTemplate) == 32);
static_assert(offsetof(Processor, entry) == 8);
static_assert(offsetof(Processor, argument) == 16);
static_assert(offsetof(Processor, stack_bottom) == 24);
static_assert(sizeof(Processor) == 32);
static_assert(offsetof(BootInfo, magic) == 0);
static_assert(offsetof(BootInfo, major_version) == 8);
static_assert(offsetof(BootInfo, minor_version) == 10);
static_assert(offsetof(BootInfo, size) == 12);
static_assert(offsetof(BootInfo, firmware) == 16);
static_assert(offsetof(BootInfo, boot_drive) == 20);
static_assert(offsetof(BootInfo, memory_map) == 24);
static_assert(offsetof(BootInfo, memory_region_count) == 32);
static_assert(offsetof(BootInfo, kernel_segments) == 40);
static_assert(offsetof(BootInfo, kernel_segment_count) == 48);
static_assert(offsetof(BootInfo, kernel_entry) == 56);
static_assert(offsetof(BootInfo, stack_bottom) == 64);
static_assert(offsetof(BootInfo, stack_size) == 72);
static_assert(offsetof(BootInfo, physical_memory) == 80);
static_assert(offsetof(BootInfo, text_mode) == 96);
static_assert(offsetof(BootInfo, loader_name) == 112);
static_assert(offsetof(BootInfo, loader_version) == 120);
static_assert(offsetof(BootInfo, command_line) == 128);
static_assert(offsetof(BootInfo, modules) == 136);
static_assert(offsetof(BootInfo, module_count) == 144);
static_assert(offsetof(BootInfo, framebuffer) == 152);
static_assert(offsetof(BootInfo, firmware_tables) == 200);
static_assert(offsetof(BootInfo, tls) == 224);
static_assert(offsetof(BootInfo, kernel_load_bias) == 256);
static_assert(offsetof(BootInfo, recursive_entry) == 264);
static_assert(offsetof(BootInfo, identity_map) == 268);
static_assert(offsetof(BootInfo, processors) == 272);
static_assert(offsetof(BootInfo, processor_count) == 280);
static_assert(offsetof(BootInfo, boot_local_apic_id) == 288);
static_assert(offsetof(BootInfo, local_apic_kind) == 292);
static_assert(sizeof(BootInfo) == 296);

}  // namespace slipway::protocol

// The kernel's entry point, under the name that its linker script or -e option gives. `info` is
// never null. The function does not return.
extern "C" using SlipwayEntry = void(const slipway::protocol::BootInfo* info);

#endif  // __cplusplus

#endif  // SLIPWAY_BOOT_PROTOCOL_SLIPWAY_BOOT_INFO_H_
