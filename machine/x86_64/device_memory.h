// SPDX-License-Identifier: Apache-2.0
// Registers of devices in memory (memory-mapped I/O): each access is one instruction of the width
// that was asked for, which the compiler neither leaves out, repeats nor moves past another.
#ifndef SLIPWAY_MACHINE_X86_64_DEVICE_MEMORY_H_
#define SLIPWAY_MACHINE_X86_64_DEVICE_MEMORY_H_

#include <concepts>
#include <cstddef>
#include <cstdint>

namespace slipway::machine {

// How wide an access can be.
template <typename T>
concept DeviceWord = std::same_as<T, std::uint8_t> || std::same_as<T, std::uint16_t> ||
                     std::same_as<T, std::uint32_t> || std::same_as<T, std::uint64_t>;

// A device's registers, by their offsets in bytes.
class DeviceMemory {
 public:
  constexpr explicit DeviceMemory(volatile std::byte* base) : base_(base) {}

  template <DeviceWord T>
  T read(std::size_t offset) const {
    T value;
    asm volatile("mov %1, %0" : "=r"(value) : "m"(*word<T>(offset)) : "memory");
    return value;
  }

  template <DeviceWord T>
  void write(std::size_t offset, T value) const {
    asm volatile("mov %1, %0" : "=m"(*word<T>(offset)) : "r"(value) : "memory");
  }

  constexpr volatile std::byte* base() const { return base_; }

 private:
  template <DeviceWord T>
  volatile T* word(std::size_t offset) const {
    return reinterpret_cast<volatile T*>(reinterpret_cast<std::uintptr_t>(base_) + offset);
  }

  volatile std::byte* base_;
};

}  // namespace slipway::machine

#endif  // SLIPWAY_MACHINE_X86_64_DEVICE_MEMORY_H_
