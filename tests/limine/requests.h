// SPDX-License-Identifier: Apache-2.0
// The Limine boot protocol as a kernel sees it: a witness beside //boot/protocol/limine:abi.h,
// written from the protocol's text and nothing of ours, which the loader is held against.
#ifndef SLIPWAY_TESTS_LIMINE_REQUESTS_H_
#define SLIPWAY_TESTS_LIMINE_REQUESTS_H_

#include <cstdint>

namespace limine {

// What the loader changes behind the compiler's back is volatile.

struct BaseRevision {
  std::uint64_t mark[2];
  std::uint64_t revision;
};
#define LIMINE_BASE_REVISION(number) {{0xf9562b2d5c95a6c8, 0x6a7b384944536bdc}, number}

// Of any request. What follows `response` is the request's own.
template <typename Response>
struct Request {
  std::uint64_t id[4];
  std::uint64_t revision;
  const Response* response;
};

// What the loader has written there. A function: clang 19 takes a member that a constant, volatile
// object has by its base for what it was at first.
template <typename Answer>
const Answer* answer_to(const volatile Request<Answer>& request) {
  return request.response;
}

#define LIMINE_ID(first, second) {0xc7b1dd30df4c8b88, 0x0a82e883a194f07b, first, second}

struct Response {
  std::uint64_t revision;
};

struct BootloaderInfo : Response {
  const char* name;
  const char* version;
};
#define LIMINE_BOOTLOADER_INFO LIMINE_ID(0xf55038d8e2a1202f, 0x279426fcf5f59740)

struct CommandLine : Response {
  const char* text;
};
#define LIMINE_COMMAND_LINE LIMINE_ID(0x4b161536e598651e, 0xb390ad4a2f1f303a)

struct FirmwareType : Response {
  std::uint64_t type;  // 0: BIOS, 2: UEFI of 64 bits
};
#define LIMINE_FIRMWARE_TYPE LIMINE_ID(0x8c2f75d90bef28a8, 0x7045a4688eac00c3)

struct StackSizeRequest : Request<Response> {
  std::uint64_t size;
};
#define LIMINE_STACK_SIZE LIMINE_ID(0x224ef0460a8e8926, 0xe1cb0fc25f46ea3d)

struct DirectMap : Response {
  std::uint64_t offset;
};
#define LIMINE_DIRECT_MAP LIMINE_ID(0x48dcf1cb8ad2b852, 0x63984e959a98244b)

struct VideoMode {
  std::uint64_t pitch, width, height;
  std::uint16_t bits_per_pixel;
  std::uint8_t memory_model;
  std::uint8_t red_size, red_shift, green_size, green_shift, blue_size, blue_shift;
};

struct Framebuffer {
  volatile std::uint8_t* address;
  std::uint64_t width, height, pitch;
  std::uint16_t bits_per_pixel;
  std::uint8_t memory_model;
  std::uint8_t red_size, red_shift, green_size, green_shift, blue_size, blue_shift;
  std::uint8_t unused[7];
  std::uint64_t edid_size;
  const std::uint8_t* edid;
  std::uint64_t mode_count;
  const VideoMode* const* modes;
};
struct Framebuffers : Response {
  std::uint64_t count;
  const Framebuffer* const* framebuffers;
};
#define LIMINE_FRAMEBUFFER LIMINE_ID(0x9d5827dcd881dd75, 0xa3148604f6fab11b)

struct PagingMode : Response {
  std::uint64_t mode;  // 0: 4 levels, 1: 5 levels
};
struct PagingModeRequest : Request<PagingMode> {
  std::uint64_t mode, max_mode, min_mode;
};
#define LIMINE_PAGING_MODE LIMINE_ID(0x95c1a0edab0944cb, 0xa4e5cb3842f7488a)

struct Processor {
  std::uint32_t acpi_id, local_apic_id;
  std::uint64_t reserved;
  void (*goto_address)(const Processor*);
  std::uint64_t extra_argument;
};
struct Processors : Response {
  std::uint32_t flags, boot_local_apic_id;
  std::uint64_t count;
  Processor* const* processors;
};
struct ProcessorsRequest : Request<Processors> {
  std::uint64_t flags;
};
#define LIMINE_PROCESSORS LIMINE_ID(0x95a67b819a1b857e, 0xa0b61b723b6a73e0)

enum class MemoryType : std::uint64_t {
  kUsable = 0,
  kReserved = 1,
  kAcpiReclaimable = 2,
  kAcpiNvs = 3,
  kBad = 4,
  kReclaimable = 5,
  kExecutableAndModules = 6,
  kFramebuffer = 7,
  kReservedMapped = 8,
};
struct MemoryRegion {
  std::uint64_t start, size;
  MemoryType type;
  std::uint64_t end() const { return start + size; }
};
struct MemoryMap : Response {
  std::uint64_t count;
  const MemoryRegion* const* regions;
};
#define LIMINE_MEMORY_MAP LIMINE_ID(0x67cf3d9d378a806f, 0xe304acdfc50c3c62)

struct EntryPointRequest : Request<Response> {
  void (*entry)();
};
#define LIMINE_ENTRY_POINT LIMINE_ID(0x13d86c035a1cd3e1, 0x2b0caa89d8f3026a)

struct File {
  std::uint64_t revision;
  const std::uint8_t* bytes;
  std::uint64_t size;
  const char* path;
  const char* text;
  std::uint32_t media;
  std::uint32_t unused;
  std::uint32_t tftp_address, tftp_port;
  std::uint32_t partition;
  std::uint32_t mbr_disk_id;
  std::uint8_t gpt_disk[16], gpt_partition[16], file_system[16];
};
struct ExecutableFile : Response {
  const File* file;
};
#define LIMINE_EXECUTABLE_FILE LIMINE_ID(0xad97e90e83f1ed67, 0x31eb5d1c5ff23b69)

struct InternalModule {
  const char* path;
  const char* text;
  std::uint64_t flags;  // 1: required, 2: compressed
};
struct Modules : Response {
  std::uint64_t count;
  const File* const* files;
};
struct ModulesRequest : Request<Modules> {
  std::uint64_t internal_count;  // these two since revision 1
  const InternalModule* const* internal;
};
#define LIMINE_MODULES LIMINE_ID(0x3e7e279702be32af, 0xca1c4f3bd1280cee)

struct Rsdp : Response {
  std::uint64_t address;
};
#define LIMINE_RSDP LIMINE_ID(0xc5e77b6b397e7b43, 0x27637845accdcf3c)

struct Smbios : Response {
  std::uint64_t entry32, entry64;
};
#define LIMINE_SMBIOS LIMINE_ID(0x9e9046f11e095391, 0xaa4a520fefbde5ee)

struct EfiSystemTable : Response {
  std::uint64_t address;
};
#define LIMINE_EFI_SYSTEM_TABLE LIMINE_ID(0x5ceba5163eaaf6d6, 0x0a6981610cf65fcc)

struct EfiMemoryMap : Response {
  const std::uint8_t* descriptors;
  std::uint64_t size, descriptor_size, descriptor_version;
};
#define LIMINE_EFI_MEMORY_MAP LIMINE_ID(0x7df62a431d6872d5, 0xa4fcdfb3e57306c8)

struct DateAtBoot : Response {
  std::int64_t seconds;  // since 1970
};
#define LIMINE_DATE_AT_BOOT LIMINE_ID(0x502746e184c088aa, 0xfbc5ec83e6327893)

struct ExecutableAddress : Response {
  std::uint64_t physical, virtual_;
};
#define LIMINE_EXECUTABLE_ADDRESS LIMINE_ID(0x71ba76863cc55f63, 0xb2644a48c516a487)

struct TscFrequency : Response {
  std::uint64_t hertz;
};
#define LIMINE_TSC_FREQUENCY LIMINE_ID(0x10f2ee1d87d195e4, 0xf747a2b78f6ddb31)

struct BootTimes : Response {
  std::uint64_t reset, loader, entry;  // microseconds
};
#define LIMINE_BOOT_TIMES LIMINE_ID(0x6b50ad9bf36d13ad, 0xdc4c7e88fc759e17)

}  // namespace limine

#endif  // SLIPWAY_TESTS_LIMINE_REQUESTS_H_
