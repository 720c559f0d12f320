// SPDX-License-Identifier: Apache-2.0
// The ports of an ATA drive and of its channel's DMA engine: polled, and with a limit to the
// patience of whoever waits for them.
#ifndef SLIPWAY_BOOT_BIOS_DISK_ATA_PORTS_H_
#define SLIPWAY_BOOT_BIOS_DISK_ATA_PORTS_H_

#include <cstdint>
#include <span>

#include "slipway/machine/devices/ata.h"
#include "slipway/machine/devices/bus_master_ide.h"
#include "slipway/machine/x86_64/port.h"
#include "slipway/machine/x86_64/time_stamp_counter.h"

namespace slipway::bios {

struct ProcessorClock : machine::TimeStampCounter {
  // 3 to 21 seconds: more than any working disk takes that has been read before.
  static constexpr machine::Cycles kPatience{std::uint64_t{1} << 34};
};

// Where a drive is, and the engine that reads it.
struct AtaPlace {
  machine::ata::Channel channel;
  machine::Port engine;  // its first port
  bool is_second;        // of the two drives on the channel
  // Memory for the engine, below 4 GiB, not across a multiple of 64 KiB.
  std::span<machine::bus_master_ide::Region> table;
};

template <typename Io = machine::PortSpace, typename Clock = ProcessorClock>
class AtaPorts {
 public:
  using Register = machine::ata::Register;
  using EngineCommand = machine::bus_master_ide::Command;

  static constexpr unsigned kBusy = machine::ata::bits(machine::ata::Status::kBusy);
  static constexpr unsigned kDataRequest = machine::ata::bits(machine::ata::Status::kDataRequest);
  static constexpr unsigned kFailed =
      machine::ata::bits(machine::ata::Status::kError, machine::ata::Status::kDeviceFault);

  explicit AtaPorts(const AtaPlace& place) : place_(place) {}

  // The drive's interrupt stays off for as long as this object lives. Afterwards none is pending.
  class Quiet {
   public:
    explicit Quiet(AtaPorts& ports) : ports_(ports) {
      ports_.control(machine::ata::bits(machine::ata::DeviceControl::kAlwaysSet,
                                        machine::ata::DeviceControl::kNoInterrupt));
    }
    ~Quiet() {
      (void)Io::read8(ports_.at(Register::kStatus));
      ports_.control(machine::ata::bits(machine::ata::DeviceControl::kAlwaysSet));
    }
    Quiet(const Quiet&) = delete;
    Quiet& operator=(const Quiet&) = delete;

   private:
    AtaPorts& ports_;
  };

  // The drive. Waiting fails if the engine reports an error, or after the clock's patience.

  unsigned status() const { return Io::read8(place_.channel.control); }
  std::uint16_t read_data() { return Io::read16(at(Register::kData)); }
  void write(Register which, std::uint64_t value) {
    Io::write8(at(which), static_cast<std::uint8_t>(value));
  }

  void issue(machine::ata::Command command) {
    write(Register::kCommand, static_cast<std::uint8_t>(command));
    settle();
  }

  bool wait_while(unsigned bits) const {
    const auto start = Clock::now();
    while ((status() & bits) != 0) {
      if ((engine_status() & kEngineError) != 0) {
        return false;
      }
      if (Clock::now() - start > Clock::kPatience) {
        return false;
      }
    }
    return true;
  }

  bool select(unsigned device) {
    if (place_.is_second) {
      device |= machine::ata::bits(machine::ata::Device::kSecond);
    }
    if (!wait_while(kBusy | kDataRequest)) {
      return false;
    }
    write(Register::kDevice, device);
    settle();
    return wait_while(kBusy | kDataRequest);
  }

  // Stops whatever goes on, so that the BIOS finds the drives as after its own reset.
  void reset() {
    set_table(0);
    using machine::ata::DeviceControl;
    constexpr std::uint8_t kQuiet =
        machine::ata::bits(DeviceControl::kAlwaysSet, DeviceControl::kNoInterrupt);
    control(kQuiet | machine::ata::bits(DeviceControl::kSoftReset));
    for (int i = 0; i < 20; ++i) {
      settle();  // 5 microseconds at least
    }
    control(kQuiet);
    settle();
    (void)wait_while(kBusy);
  }

  // The engine.

  std::span<machine::bus_master_ide::Region> table() const { return place_.table; }
  void set_table(std::uint32_t address) { Io::write32(at(EngineRegister::kTable), address); }
  void engine_command(unsigned value) {
    Io::write8(at(EngineRegister::kCommand), static_cast<std::uint8_t>(value));
  }
  void clear_engine_status() {
    // The other bits keep what they are.
    Io::write8(at(EngineRegister::kStatus),
               static_cast<std::uint8_t>(engine_status() | kEngineError |
                                         static_cast<unsigned>(EngineStatus::kInterrupt)));
  }

  bool wait_for_engine() const {
    const auto start = Clock::now();
    while ((engine_status() & kEngineActive) != 0) {
      if (Clock::now() - start > Clock::kPatience) {
        return false;
      }
    }
    return (engine_status() & kEngineError) == 0;
  }

 private:
  using EngineRegister = machine::bus_master_ide::Register;
  using EngineStatus = machine::bus_master_ide::Status;

  static constexpr unsigned kEngineActive = static_cast<unsigned>(EngineStatus::kActive);
  static constexpr unsigned kEngineError = static_cast<unsigned>(EngineStatus::kError);

  machine::Port at(Register which) const { return place_.channel.at(which); }
  machine::Port at(EngineRegister which) const { return place_.engine + which; }
  void control(std::uint8_t value) { Io::write8(place_.channel.control, value); }
  unsigned engine_status() const { return Io::read8(at(EngineRegister::kStatus)); }

  // Reading the status takes a hundred nanoseconds at least; a drive needs 400 until it is right.
  void settle() const {
    for (int i = 0; i < 4; ++i) {
      (void)status();
    }
  }

  AtaPlace place_;
};

}  // namespace slipway::bios

#endif  // SLIPWAY_BOOT_BIOS_DISK_ATA_PORTS_H_
