// SPDX-License-Identifier: Apache-2.0
// An I/O APIC, as far as keeping it quiet needs it (Intel 82093AA data sheet, section 3).
#ifndef SLIPWAY_MACHINE_DEVICES_IO_APIC_H_
#define SLIPWAY_MACHINE_DEVICES_IO_APIC_H_

#include <algorithm>
#include <cstddef>
#include <cstdint>

#include "slipway/machine/x86_64/device_memory.h"

namespace slipway::machine {

// `Registers` is DeviceMemory, or a test's.
template <typename Registers = DeviceMemory>
class IoApic {
 public:
  constexpr explicit IoApic(Registers registers) : registers_(registers) {}

  // How many inputs it has; 0 where nobody answers.
  unsigned inputs() const {
    const std::uint32_t version = read(kVersion);
    return version == kNobody ? 0 : std::min((version >> 16 & 0xFF) + 1, kMostInputs);
  }

  bool is_masked(unsigned input) const { return (read(entry(input)) & kMasked) != 0; }
  std::uint8_t vector(unsigned input) const {
    return static_cast<std::uint8_t>(read(entry(input)) & kVector);
  }

  // An edge at the input is this interrupt of the processor with the number 0, and not masked.
  void set(unsigned input, std::uint8_t vector) const {
    write(entry(input) + 1, 0);
    write(entry(input), vector);
  }

  // What is masked stays configured.
  void mask_all() const {
    const unsigned count = inputs();
    for (unsigned input = 0; input < count; ++input) {
      write(entry(input), read(entry(input)) | kMasked);
    }
  }

 private:
  // Registers have numbers, and are seen one at a time (section 3.1).
  static constexpr std::size_t kSelect = 0x00;
  static constexpr std::size_t kWindow = 0x10;

  static constexpr std::uint32_t kVersion = 0x01;
  static constexpr std::uint32_t kFirstEntry = 0x10;  // of two registers each (section 3.2.4)

  // As many entries as numbers of eight bits reach.
  static constexpr std::uint32_t kMostInputs = (0x100 - kFirstEntry) / 2;

  static constexpr std::uint32_t kVector = 0xFF;
  static constexpr std::uint32_t kMasked = 1 << 16;
  static constexpr std::uint32_t kNobody = 0xFFFF'FFFF;

  static constexpr std::uint32_t entry(unsigned input) { return kFirstEntry + 2 * input; }

  std::uint32_t read(std::uint32_t number) const {
    registers_.template write<std::uint32_t>(kSelect, number);
    return registers_.template read<std::uint32_t>(kWindow);
  }
  void write(std::uint32_t number, std::uint32_t value) const {
    registers_.template write<std::uint32_t>(kSelect, number);
    registers_.template write<std::uint32_t>(kWindow, value);
  }

  Registers registers_;
};

}  // namespace slipway::machine

#endif  // SLIPWAY_MACHINE_DEVICES_IO_APIC_H_
