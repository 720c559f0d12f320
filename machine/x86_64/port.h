// SPDX-License-Identifier: Apache-2.0
// Port I/O: the x86 address space of `in` and `out` (Intel SDM vol. 1, chapter 19).
#ifndef SLIPWAY_MACHINE_X86_64_PORT_H_
#define SLIPWAY_MACHINE_X86_64_PORT_H_

#include <cstddef>
#include <cstdint>

namespace slipway::machine {

// An address in the I/O space. A type of its own, so that no plain number becomes one unnoticed.
enum class Port : std::uint16_t {};

constexpr Port operator+(Port base, std::uint16_t offset) {
  return static_cast<Port>(static_cast<std::uint16_t>(base) + offset);
}

// The processor's own I/O space. Drivers take such a type as a parameter, so that a test on the
// host can give them a recorded one.
struct PortSpace {
  static std::uint8_t read8(Port port) {
    std::uint8_t value;
    asm volatile("inb %1, %0" : "=a"(value) : "Nd"(static_cast<std::uint16_t>(port)) : "memory");
    return value;
  }

  static void write8(Port port, std::uint8_t value) {
    asm volatile("outb %0, %1" ::"a"(value), "Nd"(static_cast<std::uint16_t>(port)) : "memory");
  }

  // One byte after the other, to the same port.
  static void write8_each(Port port, const void* bytes, std::size_t count) {
    asm volatile("rep outsb"
                 : "+S"(bytes), "+c"(count)
                 : "d"(static_cast<std::uint16_t>(port))
                 : "memory");
  }

  static std::uint16_t read16(Port port) {
    std::uint16_t value;
    asm volatile("inw %1, %0" : "=a"(value) : "Nd"(static_cast<std::uint16_t>(port)) : "memory");
    return value;
  }

  static void write16(Port port, std::uint16_t value) {
    asm volatile("outw %0, %1" ::"a"(value), "Nd"(static_cast<std::uint16_t>(port)) : "memory");
  }

  static std::uint32_t read32(Port port) {
    std::uint32_t value;
    asm volatile("inl %1, %0" : "=a"(value) : "Nd"(static_cast<std::uint16_t>(port)) : "memory");
    return value;
  }

  static void write32(Port port, std::uint32_t value) {
    asm volatile("outl %0, %1" ::"a"(value), "Nd"(static_cast<std::uint16_t>(port)) : "memory");
  }
};

}  // namespace slipway::machine

#endif  // SLIPWAY_MACHINE_X86_64_PORT_H_
