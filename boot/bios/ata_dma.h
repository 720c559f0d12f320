// An ATA drive read by its controller's DMA engine: polled, without interrupts, and with a limit to
// its patience. Between two reads everything is as the BIOS left it, so its services can be called.
#ifndef SLIPWAY_BOOT_BIOS_ATA_DMA_H_
#define SLIPWAY_BOOT_BIOS_ATA_DMA_H_

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

#include "machine/ata.h"
#include "machine/bus_master_ide.h"
#include "machine/port.h"
#include "machine/random.h"

namespace slipway::bios {

struct ProcessorClock {
  static std::uint64_t now() { return machine::read_time_stamp(); }

  // 3 to 17 seconds: more than any working disk takes that has been read before.
  static constexpr std::uint64_t kPatience = std::uint64_t{1} << 34;
};

template <typename Io = machine::PortSpace, typename Clock = ProcessorClock>
class AtaDma {
 public:
  using Region = machine::bus_master_ide::Region;

  struct Place {
    machine::ata::Channel channel;
    machine::Port engine;
    bool is_second;           // of the two drives on the channel
    std::span<Region> table;  // memory for the engine, below 4 GiB, not across a multiple of 64 KiB
  };

  explicit AtaDma(const Place& place) : place_(place) {}

  // Asks the drive what it is. False if it cannot be read by DMA, or does not answer.
  bool identify() {
    const Quiet quiet(*this);
    const std::optional<machine::ata::Identity> identity = read_identity();
    if (!identity) {
      reset();  // it may still be waiting to be read from
      return false;
    }
    has_48_bit_addresses_ = identity->has_48_bit_addresses();
    sector_count_ = identity->sector_count();
    return identity->is_ata() && identity->has_dma() && identity->has_lba() &&
           identity->has_dma_mode();
  }

  // The engine has 32-bit addresses.
  static constexpr std::uint64_t kReachableEnd = std::uint64_t{1} << 32;

  // Whether the engine can write there.
  static bool can_reach(const std::byte* address, std::size_t size) {
    const auto start = reinterpret_cast<std::uintptr_t>(address);
    return start % 2 == 0 && start + size <= kReachableEnd;
  }

  // Fills `destination`, whole sectors, from `first_sector` on. If that fails, the drive has been
  // reset, and what is in `destination` is not to be relied on.
  bool read(std::uint64_t first_sector, std::span<std::byte> destination) {
    const Quiet quiet(*this);
    while (!destination.empty()) {
      const std::size_t size = std::min<std::size_t>(destination.size(), max_size());
      if (!read_once(first_sector, destination.first(size))) {
        reset();
        return false;
      }
      first_sector += size / machine::ata::kSectorSize;
      destination = destination.subspan(size);
    }
    return true;
  }

 private:
  using AtaRegister = machine::ata::Register;
  using EngineRegister = machine::bus_master_ide::Register;
  using EngineCommand = machine::bus_master_ide::Command;
  using EngineStatus = machine::bus_master_ide::Status;

  static constexpr unsigned kBusy = machine::ata::bits(machine::ata::Status::kBusy);
  static constexpr unsigned kDataRequest = machine::ata::bits(machine::ata::Status::kDataRequest);
  static constexpr unsigned kFailed =
      machine::ata::bits(machine::ata::Status::kError, machine::ata::Status::kDeviceFault);
  static constexpr unsigned kEngineActive = static_cast<unsigned>(EngineStatus::kActive);
  static constexpr unsigned kEngineError = static_cast<unsigned>(EngineStatus::kError);

  // What one command can ask for: the 28-bit commands count to 256 sectors. The other ones could do
  // twice as much as this, but the table's regions shall fit a few pages.
  static constexpr std::size_t kMaxSize28 = 256 * machine::ata::kSectorSize;
  static constexpr std::size_t kMaxSize48 = std::size_t{16} << 20;

  // The drive's interrupt stays off for as long as this object lives. Afterwards none is pending.
  class Quiet {
   public:
    explicit Quiet(AtaDma& drive) : drive_(drive) {
      drive_.control(machine::ata::bits(machine::ata::DeviceControl::kAlwaysSet,
                                        machine::ata::DeviceControl::kNoInterrupt));
    }
    ~Quiet() {
      (void)Io::read8(drive_.at(AtaRegister::kStatus));
      drive_.control(machine::ata::bits(machine::ata::DeviceControl::kAlwaysSet));
    }
    Quiet(const Quiet&) = delete;
    Quiet& operator=(const Quiet&) = delete;

   private:
    AtaDma& drive_;
  };

  machine::Port at(AtaRegister which) const { return place_.channel.at(which); }
  machine::Port at(EngineRegister which) const { return place_.engine + which; }
  void write(AtaRegister which, std::uint64_t value) {
    Io::write8(at(which), static_cast<std::uint8_t>(value));
  }
  void control(std::uint8_t value) { Io::write8(place_.channel.control, value); }
  unsigned status() const { return Io::read8(place_.channel.control); }
  unsigned engine_status() const { return Io::read8(at(EngineRegister::kStatus)); }
  void engine_command(unsigned value) {
    Io::write8(at(EngineRegister::kCommand), static_cast<std::uint8_t>(value));
  }
  void clear_engine_status() {
    // The other bits keep what they are.
    Io::write8(at(EngineRegister::kStatus),
               static_cast<std::uint8_t>(engine_status() | kEngineError |
                                         static_cast<unsigned>(EngineStatus::kInterrupt)));
  }

  // Reading the status takes a hundred nanoseconds at least; a drive needs 400 until it is right.
  void settle() const {
    for (int i = 0; i < 4; ++i) (void)status();
  }

  void issue(machine::ata::Command command) {
    write(AtaRegister::kCommand, static_cast<std::uint8_t>(command));
    settle();
  }

  bool wait_while(unsigned bits) const {
    const std::uint64_t start = Clock::now();
    while ((status() & bits) != 0) {
      if ((engine_status() & kEngineError) != 0) return false;
      if (Clock::now() - start > Clock::kPatience) return false;
    }
    return true;
  }

  bool wait_for_engine() const {
    const std::uint64_t start = Clock::now();
    while ((engine_status() & kEngineActive) != 0) {
      if (Clock::now() - start > Clock::kPatience) return false;
    }
    return (engine_status() & kEngineError) == 0;
  }

  bool select(unsigned device) {
    if (place_.is_second) device |= machine::ata::bits(machine::ata::Device::kSecond);
    if (!wait_while(kBusy | kDataRequest)) return false;
    write(AtaRegister::kDevice, device);
    settle();
    return wait_while(kBusy | kDataRequest);
  }

  std::size_t max_size() const { return has_48_bit_addresses_ ? kMaxSize48 : kMaxSize28; }

  // False if the table is too small.
  bool describe(std::span<const std::byte> destination) {
    auto address = static_cast<std::uint32_t>(reinterpret_cast<std::uintptr_t>(destination.data()));
    std::size_t left = destination.size();
    for (Region& region : place_.table) {
      const auto size = static_cast<std::uint32_t>(
          std::min<std::size_t>(left, Region::kBoundary - address % Region::kBoundary));
      left -= size;
      region = {.address = address,
                .size = static_cast<std::uint16_t>(size),
                .flags = left == 0 ? Region::kLast : std::uint16_t{0}};
      if (left == 0) return true;
      address += size;
    }
    return false;
  }

  bool read_once(std::uint64_t first_sector, std::span<std::byte> destination) {
    const std::uint64_t count = destination.size() / machine::ata::kSectorSize;
    if (first_sector >= sector_count_ || count > sector_count_ - first_sector) return false;
    if (!describe(destination)) return false;
    engine_command(static_cast<unsigned>(EngineCommand::kToMemory));
    clear_engine_status();
    Io::write32(at(EngineRegister::kTable),
                static_cast<std::uint32_t>(reinterpret_cast<std::uintptr_t>(place_.table.data())));
    const bool succeeded = send_read(first_sector, count) && finish_read();
    engine_command(static_cast<unsigned>(EngineCommand::kStop));
    clear_engine_status();
    return succeeded;
  }

  bool send_read(std::uint64_t first_sector, std::uint64_t count) {
    using machine::ata::Device;
    const unsigned device = machine::ata::bits(Device::kAlwaysSet, Device::kLba);
    if (has_48_bit_addresses_) {
      if (!select(device)) return false;
      write_address(first_sector >> 24, count >> 8);  // the registers remember the value before
      write_address(first_sector, count);
      issue(machine::ata::Command::kReadDmaExt);
    } else {
      if (!select(device | static_cast<unsigned>(first_sector >> 24 & 0xF))) return false;
      write_address(first_sector, count);
      issue(machine::ata::Command::kReadDma);
    }
    engine_command(static_cast<unsigned>(EngineCommand::kToMemory) |
                   static_cast<unsigned>(EngineCommand::kStart));
    return true;
  }

  void write_address(std::uint64_t sector, std::uint64_t count) {
    write(AtaRegister::kSectorCount, count & 0xFF);
    write(AtaRegister::kLbaLow, sector & 0xFF);
    write(AtaRegister::kLbaMiddle, sector >> 8 & 0xFF);
    write(AtaRegister::kLbaHigh, sector >> 16 & 0xFF);
  }

  bool finish_read() {
    return wait_while(kBusy | kDataRequest) && (status() & kFailed) == 0 && wait_for_engine();
  }

  // What the drive says of itself, if it is there and can be read from.
  std::optional<machine::ata::Identity> read_identity() {
    clear_engine_status();
    if (!select(machine::ata::bits(machine::ata::Device::kAlwaysSet))) return std::nullopt;
    issue(machine::ata::Command::kIdentifyDevice);
    if (!wait_while(kBusy) || (status() & kFailed) != 0 || (status() & kDataRequest) == 0) {
      return std::nullopt;
    }
    machine::ata::Identity identity;
    for (std::uint16_t& word : identity.words) word = Io::read16(at(AtaRegister::kData));
    if (!wait_while(kBusy | kDataRequest) || (status() & kFailed) != 0) return std::nullopt;
    return identity;
  }

  // Stops whatever goes on, so that the BIOS finds the drives as after its own reset.
  void reset() {
    Io::write32(at(EngineRegister::kTable), 0);
    using machine::ata::DeviceControl;
    constexpr std::uint8_t kQuiet =
        machine::ata::bits(DeviceControl::kAlwaysSet, DeviceControl::kNoInterrupt);
    control(kQuiet | machine::ata::bits(DeviceControl::kSoftReset));
    for (int i = 0; i < 20; ++i) settle();  // 5 microseconds at least
    control(kQuiet);
    settle();
    (void)wait_while(kBusy);
  }

  Place place_;
  bool has_48_bit_addresses_ = false;
  std::uint64_t sector_count_ = 0;
};

}  // namespace slipway::bios

#endif  // SLIPWAY_BOOT_BIOS_ATA_DMA_H_
