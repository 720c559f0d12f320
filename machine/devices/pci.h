// SPDX-License-Identifier: Apache-2.0
// PCI configuration space, by configuration mechanism #1 (PCI Local Bus Specification 3.0, sections
// 3.2.2.3.2 and 6.1).
#ifndef SLIPWAY_MACHINE_DEVICES_PCI_H_
#define SLIPWAY_MACHINE_DEVICES_PCI_H_

#include <cstdint>

#include "slipway/machine/x86_64/port.h"

namespace slipway::machine::pci {

// Where a function of a device is.
struct Address {
  std::uint8_t bus;
  std::uint8_t device;    // 0 to 31
  std::uint8_t function;  // 0 to 7

  constexpr bool operator==(const Address&) const = default;
};

inline constexpr std::uint8_t kDevicesPerBus = 32;

// 32-bit registers of the header, by their offsets.
enum class Register : std::uint8_t {
  kId = 0x00,       // vendor in the low half, device in the high one
  kCommand = 0x04,  // command in the low half, status in the high one
  kClass = 0x08,    // revision, programming interface, subclass, class
  kBaseAddress4 = 0x20,
};

enum class Command : std::uint32_t {
  kIoSpace = 1u << 0,
  kBusMaster = 1u << 2,
};

// The low half of kCommand. Bits of the status in the high half are cleared by writing ones, so a
// change of the command has to write zeros there.
inline constexpr std::uint32_t kCommandMask = 0x0000'FFFF;

template <typename Io = PortSpace>
class Configuration {
 public:
  // Whether the machine has this way to configuration space at all. The address register reads back
  // where it exists; elsewhere nothing listens to a 32-bit access there.
  static bool exists() {
    Io::write32(kAddressPort, kEnable);
    return Io::read32(kAddressPort) == kEnable;
  }

  // All ones where there is no such function.
  static std::uint32_t read(Address address, Register which) {
    select(address, which);
    return Io::read32(kDataPort);
  }

  static void write(Address address, Register which, std::uint32_t value) {
    select(address, which);
    Io::write32(kDataPort, value);
  }

 private:
  static constexpr Port kAddressPort{0xCF8};
  static constexpr Port kDataPort{0xCFC};
  static constexpr std::uint32_t kEnable = 1u << 31;

  static void select(Address address, Register which) {
    Io::write32(kAddressPort,
                kEnable | std::uint32_t{address.bus} << 16 | std::uint32_t{address.device} << 11 |
                    std::uint32_t{address.function} << 8 | static_cast<std::uint32_t>(which));
  }
};

}  // namespace slipway::machine::pci

#endif  // SLIPWAY_MACHINE_DEVICES_PCI_H_
