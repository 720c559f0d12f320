// SPDX-License-Identifier: Apache-2.0
// A kernel that finds its disks on IDE by their serial numbers, and reads and writes them by PIO
// (ATA/ATAPI-6, sections 8.15, 8.34 and 8.62).
#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

#include <slipway/kernel.h>
#include "slipway/machine/devices/ata.h"
#include "slipway/machine/x86_64/port.h"

namespace {

namespace ata = slipway::machine::ata;
using slipway::machine::PortSpace;

constexpr ata::Command kReadSectors{0x20};
constexpr ata::Command kWriteSectors{0x30};

using Sector = std::array<std::uint32_t, slipway::machine::kSectorSize / 4>;

void check(bool condition, std::string_view what) {
  if (!condition) {
    slipway::panic("{}", what);
  }
}

class Drive {
 public:
  Drive(const ata::Channel& channel, bool is_second) : channel_(channel), is_second_(is_second) {}

  std::optional<ata::Identity> identify() {
    start(ata::Command::kIdentifyDevice, 0);
    const std::uint8_t first = status();
    if (first == 0 || first == 0xFF) {
      return std::nullopt;  // there is none
    }
    if (!is_ready_for_data()) {
      return std::nullopt;
    }
    ata::Identity identity;
    for (std::size_t i = 0; i < identity.words.size(); i += 2) {
      const std::uint32_t words = PortSpace::read32(channel_.at(ata::Register::kData));
      identity.words[i] = static_cast<std::uint16_t>(words);
      identity.words[i + 1] = static_cast<std::uint16_t>(words >> 16);
    }
    return identity;
  }

  Sector read(std::uint32_t number) {
    start(kReadSectors, number);
    check(is_ready_for_data(), "a sector cannot be read");
    Sector sector;
    for (std::uint32_t& word : sector) {
      word = PortSpace::read32(channel_.at(ata::Register::kData));
    }
    return sector;
  }

  void write(std::uint32_t number, const Sector& sector) {
    start(kWriteSectors, number);
    check(is_ready_for_data(), "a sector cannot be written");
    for (const std::uint32_t word : sector) {
      PortSpace::write32(channel_.at(ata::Register::kData), word);
    }
    wait();
    check((status() & ata::bits(ata::Status::kError, ata::Status::kDeviceFault)) == 0,
          "a sector was not written");
  }

 private:
  std::uint8_t status() const { return PortSpace::read8(channel_.control); }

  void wait() const {
    while ((status() & ata::bits(ata::Status::kBusy)) != 0) {
    }
  }

  bool is_ready_for_data() const {
    wait();
    const unsigned wanted = ata::bits(ata::Status::kDataRequest);
    const unsigned bad = ata::bits(ata::Status::kError, ata::Status::kDeviceFault);
    return (status() & (wanted | bad)) == wanted;
  }

  void put(ata::Register which, std::uint32_t value) const {
    PortSpace::write8(channel_.at(which), static_cast<std::uint8_t>(value));
  }

  void start(ata::Command command, std::uint32_t sector) const {
    using enum ata::Device;
    PortSpace::write8(channel_.control, ata::bits(ata::DeviceControl::kNoInterrupt));
    put(ata::Register::kDevice,
        is_second_ ? ata::bits(kAlwaysSet, kLba, kSecond) : ata::bits(kAlwaysSet, kLba));
    for (int i = 0; i < 4; ++i) {
      (void)status();  // 400 ns for the other drive to answer
    }
    put(ata::Register::kSectorCount, 1);
    put(ata::Register::kLbaLow, sector);
    put(ata::Register::kLbaMiddle, sector >> 8);
    put(ata::Register::kLbaHigh, sector >> 16);
    put(ata::Register::kCommand, static_cast<std::uint8_t>(command));
    for (int i = 0; i < 4; ++i) {
      (void)status();
    }
  }

  const ata::Channel& channel_;
  bool is_second_;
};

// Whether words 10 to 19 are this name: two characters in each, the first in the high half, and
// spaces at the end.
bool has_name(const ata::Identity& identity, std::string_view name) {
  for (std::size_t i = 0; i < 20; ++i) {
    const std::uint16_t word = identity.words[10 + i / 2];
    const char character = static_cast<char>(i % 2 == 0 ? word >> 8 : word & 0xFF);
    if (character != (i < name.size() ? name[i] : ' ')) {
      return false;
    }
  }
  return true;
}

Drive find(std::string_view name) {
  for (const ata::Channel& channel : ata::kLegacyChannels) {
    for (const bool is_second : {false, true}) {
      Drive drive(channel, is_second);
      const auto identity = drive.identify();
      if (!identity || !has_name(*identity, name)) {
        continue;
      }
      slipway::println("{} has {} sectors", name, identity->sector_count());
      return drive;
    }
  }
  slipway::panic("there is no disk {}", name);
}

std::string_view text_of(const Sector& sector) {
  return reinterpret_cast<const char*>(sector.data());
}

void check_writing(Drive& drive, std::uint32_t number) {
  Sector sector;
  for (std::uint32_t i = 0; i < sector.size(); ++i) {
    sector[i] = i * 0x01010101 + number;
  }
  drive.write(number, sector);
  check(drive.read(number) == sector, "a sector does not keep what is written");
}

}  // namespace

void kernel_main(const slipway::protocol::BootInfo&) {
  Drive data = find("data");
  check(text_of(data.read(0)) == "what is on the disk", "the first sector is another");
  check(text_of(data.read(1023)) == "what is at its end", "the last sector is another");
  check_writing(data, 0);

  Drive scratch = find("scratch-1");
  check(scratch.read(0) == Sector{} && scratch.read(16383) == Sector{}, "it is not empty");
  check_writing(scratch, 0);
  check_writing(scratch, 16383);
  slipway::println("both disks keep what is written");
  slipway::exit(slipway::ExitCode::kSuccess);
}
