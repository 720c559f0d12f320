// SPDX-License-Identifier: Apache-2.0
// The IDE function of Intel's PIIX3 and PIIX4, which QEMU's "pc" and Bochs have, and PCs from 1996
// on (82371SB data sheet, section 2.3; 82371AB data sheet, section 5).
#ifndef SLIPWAY_BOOT_BIOS_DISK_PIIX_H_
#define SLIPWAY_BOOT_BIOS_DISK_PIIX_H_

#include <cstdint>
#include <optional>

#include "slipway/machine/devices/bus_master_ide.h"
#include "slipway/machine/devices/pci.h"
#include "slipway/machine/x86_64/port.h"

namespace slipway::bios {

template <typename Io = machine::PortSpace>
class Piix {
 public:
  using Configuration = machine::pci::Configuration<Io>;

  // The only one of its kind on the first bus: as a south bridge it is never behind another.
  // Nothing if there is none, or if firmware has not given it its ports.
  static std::optional<Piix> find() {
    if (!Configuration::exists()) {
      return std::nullopt;
    }
    std::optional<Piix> found;
    for (std::uint8_t device = 0; device < machine::pci::kDevicesPerBus; ++device) {
      const machine::pci::Address address = {.bus = 0, .device = device, .function = kFunction};
      const std::uint32_t id = Configuration::read(address, machine::pci::Register::kId);
      if (id != kPiix3 && id != kPiix4) {
        continue;
      }
      if (found) {
        return std::nullopt;
      }
      found = Piix(address);
    }
    if (found && !found->is_set_up()) {
      return std::nullopt;
    }
    return found;
  }

  machine::pci::Address address() const { return address_; }

  // Whether the ports of a channel, 0 or 1, lead to it.
  bool is_enabled(unsigned channel) const {
    return (timing_registers() >> (16 * channel) & kDecodeEnable) != 0;
  }

  // The first port of a channel's DMA engine.
  machine::Port engine(unsigned channel) const {
    return machine::Port{static_cast<std::uint16_t>(base_address() & kBaseMask)} +
           static_cast<std::uint16_t>(channel * machine::bus_master_ide::kPortsPerChannel);
  }

  // Lets it write to memory for as long as this object lives.
  class BusMastering {
   public:
    explicit BusMastering(machine::pci::Address address)
        : address_(address), before_(read(address) & machine::pci::kCommandMask) {
      write(before_ | static_cast<std::uint32_t>(machine::pci::Command::kBusMaster));
    }
    ~BusMastering() { write(before_); }
    BusMastering(const BusMastering&) = delete;
    BusMastering& operator=(const BusMastering&) = delete;

   private:
    static std::uint32_t read(machine::pci::Address address) {
      return Configuration::read(address, machine::pci::Register::kCommand);
    }
    void write(std::uint32_t value) {
      Configuration::write(address_, machine::pci::Register::kCommand, value);
    }

    machine::pci::Address address_;
    std::uint32_t before_;
  };

 private:
  explicit Piix(machine::pci::Address address) : address_(address) {}

  static constexpr std::uint32_t kPiix3 = 0x7010'8086;  // device, vendor
  static constexpr std::uint32_t kPiix4 = 0x7111'8086;
  static constexpr std::uint8_t kFunction = 1;

  // IDETIM, two 16-bit registers: IDE timing; bit 15: decode the channel's ports.
  static constexpr machine::pci::Register kTiming{0x40};
  static constexpr std::uint32_t kDecodeEnable = 1u << 15;

  // Class "IDE controller", able to be a bus master, its channels at the ports of old.
  static constexpr std::uint32_t kClassMask = 0xFFFF'8500;
  static constexpr std::uint32_t kClass = 0x0101'8000;

  // BMIBA: bit 0 says that it is a range of ports.
  static constexpr std::uint32_t kIsPorts = 1;
  static constexpr std::uint32_t kBaseMask = 0xFFF0;

  std::uint32_t read(machine::pci::Register which) const {
    return Configuration::read(address_, which);
  }
  std::uint32_t timing_registers() const { return read(kTiming); }
  std::uint32_t base_address() const { return read(machine::pci::Register::kBaseAddress4); }

  bool is_set_up() const {
    const std::uint32_t command = read(machine::pci::Register::kCommand);
    return (read(machine::pci::Register::kClass) & kClassMask) == kClass &&
           (command & static_cast<std::uint32_t>(machine::pci::Command::kIoSpace)) != 0 &&
           (base_address() & kIsPorts) != 0 && (base_address() & kBaseMask) != 0;
  }

  machine::pci::Address address_;
};

}  // namespace slipway::bios

#endif  // SLIPWAY_BOOT_BIOS_DISK_PIIX_H_
