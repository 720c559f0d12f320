// SPDX-License-Identifier: Apache-2.0
// Starts what another disk has for UEFI, from a copy of that disk in memory, and reports the time
// just before. There the firmware's reads are copies: on a disk of QEMU's it waits, and executes as
// many instructions as that takes the machine that QEMU runs on.
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>

#include "bench/uefi/report.h"
#include "boot/uefi/disk/boot_medium.h"
#include "boot/uefi/efi/ram_disk.h"

using namespace slipway;

namespace {

using efi::DevicePathNode;

// 13.4, "Simple File System Protocol".
constexpr efi::Guid kFileSystem = {
    0x964E'5B22, 0x6459, 0x11D2, {0x8E, 0x39, 0x00, 0xA0, 0xC9, 0x69, 0x72, 0x3B}};

// 3.5.1.1, "Removable Media Boot Behavior".
constexpr efi::Char16 kFile[] = u"\\EFI\\BOOT\\BOOTX64.EFI";

[[noreturn]] void give_up() {
  bench::leave(bench::Exit::kNotStarted);
}

void check(efi::Status status) {
  if (efi::failed(status)) {
    give_up();
  }
}

// All handles where no protocol is given.
std::span<const efi::Handle> handles_with(const efi::BootServices& services,
                                          const efi::Guid* protocol) {
  std::uint64_t count = 0;
  efi::Handle* handles = nullptr;
  const auto search =
      protocol == nullptr ? efi::SearchType::kAllHandles : efi::SearchType::kByProtocol;
  check(services.locate_handle_buffer(search, protocol, nullptr, &count, &handles));
  return {handles, count};
}

// The disk that is not ours. The firmware has started drivers for those alone that it boots from.
efi::BlockIo& other_disk(const efi::BootServices& services, efi::Handle image) {
  for (const efi::Handle handle : handles_with(services, nullptr)) {
    services.connect_controller(handle, nullptr, nullptr, true);
  }
  const auto own = uefi::find_boot_medium(services, image);
  for (const efi::Handle handle : handles_with(services, &efi::BlockIo::kGuid)) {
    auto* const disk = efi::interface_on<efi::BlockIo>(services, handle);
    if (own && disk != nullptr && disk != *own && disk->media->present &&
        !disk->media->logical_partition) {
      return *disk;
    }
  }
  give_up();
}

// A disk with the same bytes in memory. Returns its path.
const DevicePathNode* copy_to_memory(const efi::BootServices& services, efi::BlockIo& disk) {
  const std::uint64_t size = (disk.media->last_block + 1) * disk.media->block_size;
  efi::PhysicalAddress copy = 0;
  check(services.allocate_pages(efi::AllocateType::kAnyPages, efi::MemoryType::kLoaderData,
                                (size + efi::kPageSize - 1) / efi::kPageSize, &copy));
  check(disk.read_blocks(&disk, disk.media->media_id, 0, size, reinterpret_cast<void*>(copy)));
  auto* const memory_disks = efi::find_interface<efi::RamDisk>(services);
  DevicePathNode* path = nullptr;
  if (memory_disks == nullptr) {
    give_up();
  }
  check(memory_disks->register_disk(copy, size, &efi::kVirtualDisk, nullptr, &path));
  return path;
}

// Bytes of a path without its end.
std::size_t size_of(const DevicePathNode* path) {
  const auto* node = path;
  while (!node->is_end()) {
    node = reinterpret_cast<const DevicePathNode*>(reinterpret_cast<const std::byte*>(node) +
                                                   node->size());
  }
  return static_cast<std::size_t>(reinterpret_cast<const std::byte*>(node) -
                                  reinterpret_cast<const std::byte*>(path));
}

// The path of the partition with files on that disk.
const DevicePathNode* file_system_on(const efi::BootServices& services,
                                     const DevicePathNode* disk) {
  const std::size_t size = size_of(disk);
  for (const efi::Handle handle : handles_with(services, &kFileSystem)) {
    const auto* const path = efi::interface_on<DevicePathNode>(services, handle);
    if (path != nullptr && size_of(path) > size && std::memcmp(path, disk, size) == 0) {
      return path;
    }
  }
  give_up();
}

efi::Handle load(const efi::BootServices& services, efi::Handle image,
                 const DevicePathNode* file_system) {
  struct FileNode {
    DevicePathNode node = {DevicePathNode::kMedia,
                           DevicePathNode::kFilePath,
                           {sizeof(DevicePathNode) + sizeof(kFile), 0}};
    efi::Char16 name[std::size(kFile)] = {};
    DevicePathNode end = {
        DevicePathNode::kEnd, DevicePathNode::kEntire, {sizeof(DevicePathNode), 0}};
  } file;
  static_assert(sizeof(file) == 2 * sizeof(DevicePathNode) + sizeof(kFile));
  std::memcpy(file.name, kFile, sizeof(kFile));

  constexpr std::size_t kMostBytes = 512;
  std::byte path[kMostBytes];
  const std::size_t size = size_of(file_system);
  if (size + sizeof(file) > kMostBytes) {
    give_up();
  }
  std::memcpy(path, file_system, size);
  std::memcpy(path + size, &file, sizeof(file));
  efi::Handle loaded = nullptr;
  check(services.load_image(false, image, reinterpret_cast<const DevicePathNode*>(path), nullptr, 0,
                            &loaded));
  return loaded;
}

// Waits until the firmware's timer has just interrupted: the next ones come at the same
// instructions each time.
void wait_for_timer() {
  constexpr auto kInterrupted = static_cast<machine::Cycles>(200);
  machine::Cycles before = machine::TimeStampCounter::now();
  for (;;) {
    const machine::Cycles now = machine::TimeStampCounter::now();
    if (now - before > kInterrupted) {
      return;
    }
    before = now;
  }
}

}  // namespace

extern "C" efi::Status efi_main(efi::Handle image, const efi::SystemTable* firmware) {
  const efi::BootServices& services = *firmware->boot_services;
  const DevicePathNode* const disk = copy_to_memory(services, other_disk(services, image));
  const efi::Handle loaded = load(services, image, file_system_on(services, disk));
  wait_for_timer();
  bench::report(machine::TimeStampCounter::now());
  check(services.start_image(loaded, nullptr, nullptr));
  give_up();
}
