// SPDX-License-Identifier: Apache-2.0
// An ATA drive read by its controller's DMA engine: polled, without interrupts. Between two reads
// everything is as the BIOS left it, so its services can be called.
#ifndef SLIPWAY_BOOT_BIOS_DISK_ATA_DMA_H_
#define SLIPWAY_BOOT_BIOS_DISK_ATA_DMA_H_

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

#include "boot/bios/disk/ata_ports.h"
#include "boot/bios/disk/dma_regions.h"
#include "slipway/machine/devices/ata.h"
#include "slipway/machine/numbers/units.h"
#include "slipway/machine/x86_64/port.h"

namespace slipway::bios {

template <typename Io = machine::PortSpace, typename Clock = ProcessorClock>
class AtaDma {
 public:
  explicit AtaDma(const AtaPlace& place) : ports_(place) {}

  // Asks the drive what it is. False if it cannot be read by DMA, or does not answer.
  bool identify() {
    const typename Ports::Quiet quiet(ports_);
    const std::optional<machine::ata::Identity> identity = read_identity();
    if (!identity) {
      ports_.reset();  // it may still be waiting to be read from
      return false;
    }
    has_48_bit_addresses_ = identity->has_48_bit_addresses();
    sector_count_ = identity->sector_count();
    return identity->is_ata() && identity->has_dma() && identity->has_lba() &&
           identity->has_dma_mode();
  }

  // Fills `destination`, whole sectors, from `first_sector` on. If that fails, the drive has been
  // reset, and what is in `destination` is not to be relied on.
  bool read(std::uint64_t first_sector, std::span<std::byte> destination) {
    const typename Ports::Quiet quiet(ports_);
    while (!destination.empty()) {
      const std::size_t size = std::min<std::size_t>(destination.size(), max_size());
      if (!read_once(first_sector, destination.first(size))) {
        ports_.reset();
        return false;
      }
      first_sector += size / machine::kSectorSize;
      destination = destination.subspan(size);
    }
    return true;
  }

 private:
  using Ports = AtaPorts<Io, Clock>;
  using EngineCommand = typename Ports::EngineCommand;
  using Register = typename Ports::Register;

  // What one command can ask for: the 28-bit commands count to 256 sectors. The other ones could do
  // twice as much as this, but the table's regions shall fit a few pages.
  static constexpr std::size_t kMaxSize28 = 256 * machine::kSectorSize;
  static constexpr std::size_t kMaxSize48 = std::size_t{16} << 20;

  std::size_t max_size() const { return has_48_bit_addresses_ ? kMaxSize48 : kMaxSize28; }

  bool read_once(std::uint64_t first_sector, std::span<std::byte> destination) {
    const std::uint64_t count = destination.size() / machine::kSectorSize;
    if (first_sector >= sector_count_ || count > sector_count_ - first_sector) {
      return false;
    }
    if (!dma::describe(destination, ports_.table())) {
      return false;
    }
    ports_.engine_command(static_cast<unsigned>(EngineCommand::kToMemory));
    ports_.clear_engine_status();
    ports_.set_table(
        static_cast<std::uint32_t>(reinterpret_cast<std::uintptr_t>(ports_.table().data())));
    const bool succeeded = send_read(first_sector, count) && finish_read();
    ports_.engine_command(static_cast<unsigned>(EngineCommand::kStop));
    ports_.clear_engine_status();
    return succeeded;
  }

  bool send_read(std::uint64_t first_sector, std::uint64_t count) {
    using machine::ata::Device;
    const unsigned device = machine::ata::bits(Device::kAlwaysSet, Device::kLba);
    if (has_48_bit_addresses_) {
      if (!ports_.select(device)) {
        return false;
      }
      write_address(first_sector >> 24, count >> 8);  // the registers remember the value before
      write_address(first_sector, count);
      ports_.issue(machine::ata::Command::kReadDmaExt);
    } else {
      if (!ports_.select(device | static_cast<unsigned>(first_sector >> 24 & 0xF))) {
        return false;
      }
      write_address(first_sector, count);
      ports_.issue(machine::ata::Command::kReadDma);
    }
    ports_.engine_command(static_cast<unsigned>(EngineCommand::kToMemory) |
                          static_cast<unsigned>(EngineCommand::kStart));
    return true;
  }

  void write_address(std::uint64_t sector, std::uint64_t count) {
    ports_.write(Register::kSectorCount, count & 0xFF);
    ports_.write(Register::kLbaLow, sector & 0xFF);
    ports_.write(Register::kLbaMiddle, sector >> 8 & 0xFF);
    ports_.write(Register::kLbaHigh, sector >> 16 & 0xFF);
  }

  bool finish_read() {
    return ports_.wait_while(Ports::kBusy | Ports::kDataRequest) &&
           (ports_.status() & Ports::kFailed) == 0 && ports_.wait_for_engine();
  }

  // What the drive says of itself, if it is there and can be read from.
  std::optional<machine::ata::Identity> read_identity() {
    ports_.clear_engine_status();
    if (!ports_.select(machine::ata::bits(machine::ata::Device::kAlwaysSet))) {
      return std::nullopt;
    }
    ports_.issue(machine::ata::Command::kIdentifyDevice);
    if (!ports_.wait_while(Ports::kBusy) || (ports_.status() & Ports::kFailed) != 0 ||
        (ports_.status() & Ports::kDataRequest) == 0) {
      return std::nullopt;
    }
    machine::ata::Identity identity;
    for (std::uint16_t& word : identity.words) {
      word = ports_.read_data();
    }
    if (!ports_.wait_while(Ports::kBusy | Ports::kDataRequest) ||
        (ports_.status() & Ports::kFailed) != 0) {
      return std::nullopt;
    }
    return identity;
  }

  Ports ports_;
  bool has_48_bit_addresses_ = false;
  std::uint64_t sector_count_ = 0;
};

}  // namespace slipway::bios

#endif  // SLIPWAY_BOOT_BIOS_DISK_ATA_DMA_H_
