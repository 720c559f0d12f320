// SPDX-License-Identifier: Apache-2.0
#include "boot/bios/disk/disk.h"

#include <algorithm>

#include "boot/bios/layout/low_memory.h"
#include "boot/bios/real_mode/bios_call.h"
#include "boot/bios/report/stop.h"
#include "boot/loader/error/message.h"

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

std::optional<Geometry> ask_for_geometry(std::uint8_t drive) {
  const Registers result = call(Interrupt::kDisk, {.eax = 0x0800, .edx = drive});  // AH=08h
  if (result.carry()) {
    return std::nullopt;
  }
  return Geometry::from_registers(result.ecx, result.edx);
}

[[noreturn]] void stop_out_of_reach(const Geometry& geometry) {
  loader::Message message;
  message
      << "the BIOS has no INT 13h extensions for this drive and reaches only its first "
      << geometry.sector_count() * kSectorSize / 1024
      << " KiB, but the kernel goes on behind: boot from a hard disk, or from a USB stick set to "
         "\"hard disk\" in the BIOS";
  stop(message.text());
}

}  // namespace

Disk::Disk(BootDrive drive) : number_(drive.number) {
  if (drive.is_cd()) {
    sector_size_ = kCdSectorSize;
    sectors_per_call_ = kMaxSectors * kSectorSize / kCdSectorSize;
  }
  if (!drive.needs_geometry()) {
    return;
  }
  geometry_ = ask_for_geometry(number_);
  if (!geometry_) {
    stop("the BIOS has neither INT 13h extensions nor a geometry for this drive");
  }
}

std::uint32_t Disk::read(std::uint64_t first_sector, std::uint32_t count, std::uint32_t address) {
  // Some BIOSes do less than 127 sectors: halving finds what can be had, once for all reads.
  for (; sectors_per_call_ > 0; sectors_per_call_ /= 2) {
    const std::uint32_t sectors = sectors_at_once(first_sector, count);
    for (int attempt = 0; attempt < kTries; ++attempt) {
      if (try_read(first_sector, sectors, address)) {
        return sectors;
      }
      reset();
    }
  }
  return 0;
}

// With a geometry, no call goes beyond the end of a track: not all BIOSes change heads.
std::uint32_t Disk::sectors_at_once(std::uint64_t first_sector, std::uint32_t count) const {
  const std::uint32_t sectors = std::min(count, sectors_per_call_);
  if (!geometry_) {
    return sectors;
  }
  if (first_sector >= geometry_->sector_count()) {
    stop_out_of_reach(*geometry_);
  }
  return std::min<std::uint32_t>(sectors, geometry_->locate(first_sector).remaining);
}

bool Disk::try_read(std::uint64_t first_sector, std::uint32_t count, std::uint32_t address) const {
  return geometry_ ? read_by_geometry(first_sector, count, address)
                   : read_by_packet(first_sector, count, address);
}

bool Disk::read_by_packet(std::uint64_t first_sector, std::uint32_t count,
                          std::uint32_t address) const {
  packet = {.size = sizeof packet,
            .reserved = 0,
            .sector_count = static_cast<std::uint16_t>(count),
            .buffer_offset = static_cast<std::uint16_t>(address & 0xF),
            .buffer_segment = segment_of(address),
            .first_sector = first_sector};
  const auto at = static_cast<std::uint32_t>(reinterpret_cast<std::uintptr_t>(&packet));
  const Registers result = call(Interrupt::kDisk, {.eax = 0x4200,  // AH=42h: extended read
                                                   .edx = number_,
                                                   .esi = at & 0xF,
                                                   .ds = segment_of(at)});
  return !result.carry();
}

bool Disk::read_by_geometry(std::uint64_t first_sector, std::uint32_t count,
                            std::uint32_t address) const {
  const TrackSectors sectors = geometry_->locate(first_sector);
  const Registers result =
      call(Interrupt::kDisk, {.eax = 0x0200 | count,  // AH=02h: read
                              .ebx = address & 0xF,
                              .ecx = cylinder_and_sector(sectors),
                              .edx = std::uint32_t{sectors.head} << 8 | number_,
                              .es = segment_of(address)});
  return !result.carry();
}

void Disk::reset() const {
  call(Interrupt::kDisk, {.eax = 0x0000, .edx = number_});  // AH=00h
}

}  // namespace slipway::bios
