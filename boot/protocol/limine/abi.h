// SPDX-License-Identifier: Apache-2.0
// The structures of the Limine boot protocol, base revisions 0 to 6, as far as Slipway's loaders
// write or read them. All numbers are little-endian; all pointers are virtual, in the kernel's
// address space.
#ifndef SLIPWAY_BOOT_PROTOCOL_LIMINE_ABI_H_
#define SLIPWAY_BOOT_PROTOCOL_LIMINE_ABI_H_

#include <array>
#include <cstddef>
#include <cstdint>

namespace slipway::protocol::limine {

// A virtual address of the kernel's, where the protocol has a pointer.
using Address = std::uint64_t;

// The newest base revision that is served.
inline constexpr std::uint64_t kNewestBaseRevision = 6;

// What the protocol finds its structures by, at addresses that are multiples of this.
inline constexpr std::uint64_t kMarkAlignment = 8;

// {mark, mark, revision that the kernel wants}. A loader that serves it makes the last 0; and the
// second, from revision 3 on, the revision that it serves.
inline constexpr std::array<std::uint64_t, 2> kBaseRevisionMark = {0xF9562B2D5C95A6C8,
                                                                   0x6A7B384944536BDC};
struct BaseRevisionTag {
  std::array<std::uint64_t, 2> mark;
  std::uint64_t revision;
};
static_assert(sizeof(BaseRevisionTag) == 24);

// Requests are between these where there are any: after the last of the one, before the first of
// the other.
inline constexpr std::array<std::uint64_t, 4> kRequestsStartMark = {
    0xF6B8F4B39DE7D1AE, 0xFAB91A6940FCB9CF, 0x785C6ED015D3E316, 0x181E920A7852B9D9};
inline constexpr std::array<std::uint64_t, 2> kRequestsEndMark = {0xADC0E0531BB10D03,
                                                                  0x9572709F31764C62};

// What every request begins with: its id is this and two numbers of its own.
inline constexpr std::array<std::uint64_t, 2> kRequestMark = {0xC7B1DD30DF4C8B88,
                                                              0x0A82E883A194F07B};
struct Request {
  std::array<std::uint64_t, 2> mark;
  std::array<std::uint64_t, 2> feature;
  std::uint64_t revision;
  Address response;  // for the loader to fill in; stays as it is where there is no answer
};
static_assert(sizeof(Request) == 48);
static_assert(offsetof(Request, response) == 40);

struct StackSizeRequest {
  Request request;
  std::uint64_t size;  // bytes
};
struct EntryPointRequest {
  Request request;
  Address entry;
};
struct ProcessorsRequest {
  Request request;
  std::uint64_t flags;  // kX2Apic
};
inline constexpr std::uint64_t kX2Apic = 1;
// A file that the kernel names itself.
struct InternalModule {
  Address path;
  Address text;
  std::uint64_t flags;
};
inline constexpr std::uint64_t kRequiredModule = 1;
inline constexpr std::uint64_t kCompressedModule = 2;
struct ModulesRequest {
  Request request;
  std::uint64_t internal_count;  // these two since revision 1
  Address internal_modules;      // of pointers to InternalModule
};
enum class PagingMode : std::uint64_t { k4Level = 0, k5Level = 1 };
struct PagingModeRequest {
  Request request;
  PagingMode mode;
  PagingMode max_mode;  // these two since revision 1
  PagingMode min_mode;
};

// Answers. `revision` is that of the answer, and 0 where nothing else is said.

struct Response {
  std::uint64_t revision = 0;
};

struct BootloaderInfo {
  std::uint64_t revision;
  Address name;
  Address version;
};

struct CommandLine {
  std::uint64_t revision;
  Address text;
};

enum class FirmwareType : std::uint64_t { kBios = 0, kUefi32 = 1, kUefi64 = 2 };
struct Firmware {
  std::uint64_t revision;
  FirmwareType type;
};

struct DirectMap {
  std::uint64_t revision;
  std::uint64_t offset;
};

struct Paging {
  std::uint64_t revision;
  PagingMode mode;
};

struct ColorField {
  std::uint8_t size;   // bits
  std::uint8_t shift;  // of its lowest bit
};

inline constexpr std::uint8_t kRgb = 1;  // the only memory model

struct VideoMode {
  std::uint64_t pitch;   // bytes from one line to the next
  std::uint64_t width;   // pixels
  std::uint64_t height;  // pixels
  std::uint16_t bits_per_pixel;
  std::uint8_t memory_model;
  ColorField red;
  ColorField green;
  ColorField blue;
  std::array<std::uint8_t, 7> unused;
};
static_assert(sizeof(VideoMode) == 40);

struct Framebuffer {
  Address address;
  std::uint64_t width;   // pixels
  std::uint64_t height;  // pixels
  std::uint64_t pitch;   // bytes from one line to the next
  std::uint16_t bits_per_pixel;
  std::uint8_t memory_model;
  ColorField red;
  ColorField green;
  ColorField blue;
  std::array<std::uint8_t, 7> unused;
  std::uint64_t edid_size;
  Address edid;
  std::uint64_t mode_count;  // these two since revision 1 of the answer
  Address modes;             // of pointers to VideoMode
};
static_assert(sizeof(Framebuffer) == 80);
static_assert(offsetof(Framebuffer, edid_size) == 48);

// What is answered with a list of pointers.
struct List {
  std::uint64_t revision;
  std::uint64_t count;
  Address pointers;
};

struct Processor {
  std::uint32_t acpi_id;
  std::uint32_t local_apic_id;
  std::uint64_t reserved;
  Address goto_address;
  std::uint64_t extra_argument;
};
static_assert(sizeof(Processor) == 32);

struct Processors {
  std::uint64_t revision;
  std::uint32_t flags;  // kX2Apic: on
  std::uint32_t boot_local_apic_id;
  std::uint64_t count;
  Address pointers;
};
static_assert(sizeof(Processors) == 32);

enum class MemoryType : std::uint64_t {
  kUsable = 0,
  kReserved = 1,
  kAcpiReclaimable = 2,
  kAcpiNvs = 3,
  kBad = 4,
  kLoaderReclaimable = 5,
  kExecutableAndModules = 6,
  kFramebuffer = 7,
  kReservedMapped = 8,  // since base revision 4: reserved, and in the direct map
};

struct MemoryRegion {
  std::uint64_t start;
  std::uint64_t size;
  MemoryType type;
};
static_assert(sizeof(MemoryRegion) == 24);

struct Uuid {
  std::uint32_t a;
  std::uint16_t b;
  std::uint16_t c;
  std::array<std::uint8_t, 8> d;
};

enum class Media : std::uint32_t { kDisk = 0, kOptical = 1, kTftp = 2 };

struct File {
  std::uint64_t revision;
  Address data;
  std::uint64_t size;
  Address path;
  Address text;
  Media media;
  std::uint32_t unused;
  std::uint32_t tftp_address;
  std::uint32_t tftp_port;
  std::uint32_t partition;  // from 1 on; this and what follows is 0 where it is not known
  std::uint32_t mbr_disk_id;
  Uuid gpt_disk;
  Uuid gpt_partition;
  Uuid file_system;
};
static_assert(sizeof(File) == 112);
static_assert(offsetof(File, partition) == 56);

struct ExecutableFile {
  std::uint64_t revision;
  Address file;
};

struct Table {
  std::uint64_t revision;
  std::uint64_t address;
};

struct Smbios {
  std::uint64_t revision;
  std::uint64_t entry32;
  std::uint64_t entry64;
};

struct EfiMemoryMap {
  std::uint64_t revision;
  Address descriptors;
  std::uint64_t size;  // bytes
  std::uint64_t descriptor_size;
  std::uint64_t descriptor_version;
};

struct DateAtBoot {
  std::uint64_t revision;
  std::int64_t unix_time;
};

// Microseconds since the processor's reset.
struct BootTimes {
  std::uint64_t revision;
  std::uint64_t reset;
  std::uint64_t loader_start;
  std::uint64_t handoff;
};

struct TscFrequency {
  std::uint64_t revision;
  std::uint64_t frequency;  // Hz
};

struct ExecutableAddress {
  std::uint64_t revision;
  std::uint64_t physical_start;
  Address virtual_start;
};

}  // namespace slipway::protocol::limine

#endif  // SLIPWAY_BOOT_PROTOCOL_LIMINE_ABI_H_
