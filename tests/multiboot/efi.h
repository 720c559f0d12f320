// SPDX-License-Identifier: Apache-2.0
// A witness: what a kernel uses of UEFI firmware of 64 bits, by the offsets that the specification
// (UEFI 2.10, sections 4.3, 4.4 and 12.4) has, and nothing of the loader's.
#ifndef SLIPWAY_TESTS_MULTIBOOT_EFI_H_
#define SLIPWAY_TESTS_MULTIBOOT_EFI_H_

#include <cstddef>
#include <cstdint>

namespace multiboot::efi {

// Something of the firmware's, by its address.
class Table {
 public:
  explicit Table(std::uint64_t address) : address_(address) {}

  template <typename T>
  T at(std::size_t offset) const {
    return *reinterpret_cast<const T*>(address_ + offset);
  }
  Table table(std::size_t offset) const { return Table(at<std::uint64_t>(offset)); }
  const char* text() const { return reinterpret_cast<const char*>(address_); }

  // Calls the function whose address is at `offset`.
  template <typename... Arguments>
  std::uint64_t call(std::size_t offset, Arguments... arguments) const {
    return at<__attribute__((ms_abi)) std::uint64_t (*)(Arguments...)>(offset)(arguments...);
  }

  std::uint64_t address() const { return address_; }

 private:
  std::uint64_t address_;
};

// EFI_SYSTEM_TABLE
inline constexpr std::size_t kConsoleOut = 64;
inline constexpr std::size_t kBootServices = 96;

// EFI_SIMPLE_TEXT_OUTPUT_PROTOCOL: (this, text)
inline constexpr std::size_t kOutputString = 8;

// EFI_BOOT_SERVICES
inline constexpr std::size_t kAllocatePages = 40;      // how, type, pages, address
inline constexpr std::size_t kFreePages = 48;          // address, pages
inline constexpr std::size_t kGetMemoryMap = 56;       // size, map, key, descriptor's size, version
inline constexpr std::size_t kExitBootServices = 232;  // image, key

// 7.2
inline constexpr std::uint32_t kAnyPages = 0;
inline constexpr std::uint32_t kAtAddress = 2;
inline constexpr std::uint32_t kLoaderCode = 1;
inline constexpr std::uint32_t kLoaderData = 2;
inline constexpr std::uint32_t kConventional = 7;

// EFI_MEMORY_DESCRIPTOR
inline constexpr std::size_t kType = 0;
inline constexpr std::size_t kStart = 8;
inline constexpr std::size_t kPages = 24;

}  // namespace multiboot::efi

#endif  // SLIPWAY_TESTS_MULTIBOOT_EFI_H_
