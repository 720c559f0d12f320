// BootInfo: what the loader tells the kernel. This header is the whole contract between the two;
// it includes nothing of either. The entry state is described in boot/protocol/README.md.
//
// All integers are little endian. Pointers in this structure are virtual addresses inside the map
// of physical memory (`physical_memory`), which the loader has set up before it jumps.
#ifndef SLIPWAY_BOOT_PROTOCOL_BOOT_INFO_H_
#define SLIPWAY_BOOT_PROTOCOL_BOOT_INFO_H_

#include <stddef.h>
#include <stdint.h>

namespace slipway::protocol {

// "SLIPWAY1" read as a little-endian number.
inline constexpr uint64_t kMagic = 0x3159415750494C53;

// The major number changes when a kernel built for the old one would misread the structure; the
// minor number when fields are appended (`size` then grows).
inline constexpr uint16_t kMajorVersion = 0;
inline constexpr uint16_t kMinorVersion = 1;

inline constexpr uint64_t kPageSize = 4096;

// What a region of physical memory holds when the kernel starts.
enum class MemoryType : uint32_t {
  kUsable = 1,           // free for the kernel
  kReserved = 2,         // never touch; also every type that the firmware gave and nobody knows
  kAcpiReclaimable = 3,  // ACPI tables; usable once the kernel has read them
  kAcpiNvs = 4,          // firmware keeps it across sleep; never touch
  kBad = 5,              // the firmware found it faulty
  kLoader = 16,          // the loader's own code and data; usable once the kernel no longer needs
                         // the hand-off page
  kKernel = 17,          // the kernel's segments
  kPageTables = 18,      // the page tables that CR3 points to
  kStack = 19,           // the stack the kernel starts on
  kBootInfo = 20,        // this structure, the memory map and what else it points to
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
// are multiples of the page size.
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

// A text mode that the loader has set. `columns` is 0 where there is none.
struct TextMode {
  uint64_t buffer_physical;  // address of the first cell; 2 bytes a cell
  uint16_t columns;
  uint16_t rows;
  uint32_t reserved;
};

struct BootInfo {
  uint64_t magic;          // kMagic
  uint16_t major_version;  // kMajorVersion of the loader
  uint16_t minor_version;  // kMinorVersion of the loader
  uint32_t size;           // bytes of this structure as the loader wrote it

  FirmwareKind firmware;
  uint32_t boot_drive;  // BIOS: the drive number (DL), 0x80 and up for disks

  const MemoryRegion* memory_map;  // sorted by address, disjoint
  uint64_t memory_region_count;

  const KernelSegment* kernel_segments;  // in the order of the program headers
  uint64_t kernel_segment_count;
  uint64_t kernel_entry;  // virtual address

  uint64_t stack_bottom;  // lowest mapped address of the stack; the page below is not mapped
  uint64_t stack_size;    // bytes

  PhysicalMemoryMap physical_memory;
  TextMode text_mode;

  const char* loader_name;  // zero-terminated, for people: name and version
};

static_assert(sizeof(MemoryRegion) == 24);
static_assert(sizeof(KernelSegment) == 32);
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
static_assert(sizeof(BootInfo) == 120);

}  // namespace slipway::protocol

// The kernel's entry point, under the name that its linker script or -e option gives. `info` is
// never null. The function does not return.
extern "C" using SlipwayEntry = void(const slipway::protocol::BootInfo* info);

#endif  // SLIPWAY_BOOT_PROTOCOL_BOOT_INFO_H_
