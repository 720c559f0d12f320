#include "boot/bios/disk.h"

#include <algorithm>

#include "boot/bios/bios_call.h"

namespace slipway::bios {
namespace {

// EDD 3.0, section 3.2.
struct [[gnu::packed]] DiskAddressPacket {
  std::uint8_t size;
  std::uint8_t reserved;
  std::uint16_t sector_count;
  std::uint16_t buffer_offset;
  std::uint16_t buffer_segment;
  std::uint64_t first_sector;
};
static_assert(sizeof(DiskAddressPacket) == 16);

// In stage 2's own data, where the BIOS can reach it. Aligned, so that it lies within one segment.
alignas(16) constinit DiskAddressPacket packet = {};

constexpr int kTries = 3;  // a drive may need one to spin up, and one after a reset

}  // namespace

bool Disk::try_read(std::uint64_t first_sector, std::uint32_t count) {
  packet = {.size = sizeof(packet),
            .reserved = 0,
            .sector_count = static_cast<std::uint16_t>(count),
            .buffer_offset = 0,
            .buffer_segment = segment_of(kDiskBufferAddress),
            .first_sector = first_sector};
  const auto address = static_cast<std::uint32_t>(reinterpret_cast<std::uintptr_t>(&packet));
  const Registers result = call(Interrupt::kDisk, {.eax = 0x4200,  // AH=42h: extended read
                                                   .edx = drive_,
                                                   .esi = address & 0xF,
                                                   .ds = segment_of(address)});
  return !result.carry();
}

void Disk::reset() {
  call(Interrupt::kDisk, {.eax = 0x0000, .edx = drive_});  // AH=00h
}

std::uint32_t Disk::read_to_buffer(std::uint64_t first_sector, std::uint32_t count) {
  // Some BIOSes do less than 127 sectors: halving finds what can be had, once for all reads.
  for (; sectors_per_call_ > 0; sectors_per_call_ /= 2) {
    const std::uint32_t sectors = std::min(count, sectors_per_call_);
    for (int attempt = 0; attempt < kTries; ++attempt) {
      if (try_read(first_sector, sectors)) return sectors;
      reset();
    }
  }
  return 0;
}

std::span<const std::byte> Disk::buffer() {
  return {reinterpret_cast<const std::byte*>(std::uintptr_t{kDiskBufferAddress}), kDiskBufferSize};
}

}  // namespace slipway::bios
