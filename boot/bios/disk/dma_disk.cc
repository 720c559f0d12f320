// SPDX-License-Identifier: Apache-2.0
#include "boot/bios/disk/dma_disk.h"

#include <algorithm>

#include "boot/bios/disk/drive_attachment.h"
#include "boot/bios/layout/disk_layout.h"
#include "boot/bios/layout/low_memory.h"
#include "boot/bios/real_mode/bios_call.h"

namespace slipway::bios {
namespace {

using machine::bus_master_ide::Region;

std::span<std::byte> low_memory(std::uintptr_t address, std::size_t size) {
  return {reinterpret_cast<std::byte*>(address), size};
}

std::optional<AtaAttachment> ask_for_attachment(std::uint8_t number) {
  // In stage 2's own data, where the BIOS can reach it.
  alignas(16) static constinit DriveParameters parameters = {};
  parameters.size = sizeof parameters;
  const auto at = static_cast<std::uint32_t>(reinterpret_cast<std::uintptr_t>(&parameters));
  const Registers result = call(Interrupt::kDisk, {.eax = 0x4800,  // AH=48h: get drive parameters
                                                   .edx = number,
                                                   .esi = at & 0xF,
                                                   .ds = segment_of(at)});
  constexpr std::size_t kSizeWithExtension = offsetof(DriveParameters, path_key);
  if (result.carry() || parameters.size < kSizeWithExtension) {
    return std::nullopt;
  }
  const std::uint16_t segment = parameters.extension_segment;
  const std::uint16_t offset = parameters.extension_offset;
  if (segment == 0xFFFF) {
    return std::nullopt;
  }
  return ata_attachment(
      parameters, reinterpret_cast<const DriveExtension*>(std::uintptr_t{segment} * 16 + offset));
}

bool are_equal(const std::byte* read, std::uintptr_t in_memory, std::size_t size) {
  return std::ranges::equal(std::span(read, size), low_memory(in_memory, size));
}

}  // namespace

std::optional<DmaDisk> DmaDisk::find(std::uint8_t number) {
  const auto controller = Piix<>::find();
  if (!controller) {
    return std::nullopt;
  }
  const auto attachment = ask_for_attachment(number);
  if (!attachment || !controller->is_enabled(attachment->channel)) {
    return std::nullopt;
  }
  if (attachment->controller && *attachment->controller != controller->address()) {
    return std::nullopt;
  }
  DmaDisk disk(*controller,
               {.channel = machine::ata::kLegacyChannels[attachment->channel],
                .engine = controller->engine(attachment->channel),
                .is_second = attachment->is_second,
                .table = {reinterpret_cast<Region*>(std::uintptr_t{kDmaRegionsAddress}),
                          kDmaRegionsSize / sizeof(Region)}});
  if (!disk.is_boot_drive()) {
    return std::nullopt;
  }
  return disk;
}

// What differs between any two images: the disk signature, which depends on all that is in them,
// and stage 2's header with its checksum. Some BIOSes change other bytes of the boot sector in
// memory.
bool DmaDisk::is_boot_drive() {
  const std::span<std::byte> buffer = low_memory(kDiskBufferAddress, kSectorSize);
  const auto& header = *reinterpret_cast<const Stage2Header*>(std::uintptr_t{kStage2Address});
  return drive_.identify() && read(0, buffer) &&
         are_equal(buffer.data() + kDiskSignatureOffset, kBootSectorAddress + kDiskSignatureOffset,
                   kSectorSize - kDiskSignatureOffset) &&
         read(header.first_sector, buffer) &&
         are_equal(buffer.data(), kStage2Address, sizeof header);
}

bool DmaDisk::can_reach(std::span<const std::byte> destination) {
  return dma::can_reach(destination);
}

bool DmaDisk::read(std::uint64_t first_sector, std::span<std::byte> destination) {
  const Piix<>::BusMastering bus_mastering(controller_.address());
  return drive_.read(first_sector, destination);
}

}  // namespace slipway::bios
