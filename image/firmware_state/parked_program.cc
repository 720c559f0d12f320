// SPDX-License-Identifier: Apache-2.0
// What the firmware starts where a state of it is saved, and what goes on in a machine whose disk
// is another one. There it does what the boot manager would do next (UEFI 2.10, 3.1.2 "Load Option
// Processing" and 3.5.1.1 "Removable Media Boot Behavior").
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>

#include "boot/uefi/efi/system_table.h"
#include "image/firmware_state/disk_keeper.h"
#include "image/firmware_state/free_memory.h"
#include "image/firmware_state/handshake.h"
#include "slipway/machine/devices/qemu.h"
#include "slipway/machine/x86_64/port.h"

namespace slipway::firmware_state {
namespace {

using efi::DevicePathNode;
using efi::Handle;
using efi::Status;
using machine::PortSpace;

// UEFI 2.10, 14.4 "EFI PCI I/O Protocol": it is on each function of a PCI device.
constexpr efi::Guid kPciIo = {
    0x4CF5'B200, 0x68B8, 0x4CA5, {0x9E, 0xEC, 0xB2, 0x3E, 0x3F, 0x50, 0x02, 0x9A}};

// 13.4 "Simple File System Protocol".
constexpr efi::Guid kFileSystem = {
    0x964E'5B22, 0x6459, 0x11D2, {0x8E, 0x39, 0x00, 0xA0, 0xC9, 0x69, 0x72, 0x3B}};

// The boot manager sets the watchdog to five minutes before it starts anything (3.1.2).
constexpr std::uint64_t kWatchdogSeconds = 5 * 60;

constexpr std::size_t kMaxPathSize = 512;  // bytes of a device path; OVMF's have some 60

// The node for a file (10.3.5.4), and the end of the path.
struct [[gnu::packed]] LoaderPath {
  DevicePathNode file = {
      DevicePathNode::kMedia, DevicePathNode::kFilePath, {sizeof(DevicePathNode) + sizeof name}};
  efi::Char16 name[22] = u"\\EFI\\BOOT\\BOOTX64.EFI";
  DevicePathNode end = {DevicePathNode::kEnd, DevicePathNode::kEntire, {sizeof(DevicePathNode)}};
};
static_assert(sizeof(LoaderPath) == 4 + 44 + 4);

void say(Word word) {
  PortSpace::write8(machine::qemu::kDebugExit, static_cast<std::uint8_t>(word));
}

// Bytes of the path before its end.
std::size_t length_of(const DevicePathNode* path) {
  const auto* at = reinterpret_cast<const std::byte*>(path);
  std::size_t size = 0;
  for (;;) {
    const auto& node = *reinterpret_cast<const DevicePathNode*>(at + size);
    if (node.is_end() || node.size() < sizeof node) {
      return size;
    }
    size += node.size();
  }
}

// All that have the protocol. The firmware's memory for the list is never given back.
std::span<const Handle> handles_with(const efi::BootServices& services, const efi::Guid& protocol) {
  std::uint64_t count = 0;
  Handle* handles = nullptr;
  if (efi::failed(services.locate_handle_buffer(efi::SearchType::kByProtocol, &protocol, nullptr,
                                                &count, &handles))) {
    return {};
  }
  return {handles, static_cast<std::size_t>(count)};
}

// Loads the program at the well-known place from the first file system that has one.
Status load(const efi::BootServices& services, Handle image, Handle& loaded) {
  Status status = Status::kNotFound;
  for (const Handle handle : handles_with(services, kFileSystem)) {
    const auto* const path = efi::interface_on<DevicePathNode>(services, handle);
    if (path == nullptr) {
      continue;
    }
    const std::size_t size = length_of(path);
    alignas(8) std::byte whole[kMaxPathSize + sizeof(LoaderPath)];
    if (size > kMaxPathSize) {
      continue;
    }
    std::memcpy(whole, path, size);
    const LoaderPath loader;
    std::memcpy(whole + size, &loader, sizeof loader);
    status = services.load_image(true, image, reinterpret_cast<const DevicePathNode*>(whole),
                                 nullptr, 0, &loaded);
    if (!efi::failed(status)) {
      break;
    }
  }
  return status;
}

// QEMU stops a machine that asks for a reset, behind the very instruction that does: there it is
// saved, and there it goes on. The port is on both machines (ICH9, 13.7.5 "RST_CNT").
void wait_to_be_restored() {
  constexpr machine::Port kResetControl{0xCF9};
  constexpr std::uint8_t kResetProcessor = 6;
  say(Word::kReady);
  PortSpace::write8(kResetControl, kResetProcessor);
}

}  // namespace

// What it returns the boot manager says, as of any program that it has started.
extern "C" Status efi_main(Handle image, const efi::SystemTable* firmware) {
  const efi::BootServices& services = *firmware->boot_services;
  DiskKeeper keeper(services, image);
  if (efi::failed(keeper.install())) {
    return Status::kUnsupported;
  }
  for (const Handle device : handles_with(services, kPciIo)) {
    (void)services.connect_controller(device, nullptr, nullptr, true);
  }
  clear_free_memory(services);
  wait_to_be_restored();

  Handle loader = nullptr;
  Status status = keeper.hand_over();
  if (!efi::failed(status)) {
    status = load(services, image, loader);
  }
  if (efi::failed(status)) {
    say(Word::kNotLoaded);
    return status;
  }
  services.set_watchdog_timer(kWatchdogSeconds, 0, 0, nullptr);
  say(Word::kStarting);
  return services.start_image(loader, nullptr, nullptr);
}

}  // namespace slipway::firmware_state
