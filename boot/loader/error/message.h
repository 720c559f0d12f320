// SPDX-License-Identifier: Apache-2.0
// A sentence of bounded length, built without a heap or printf.
#ifndef SLIPWAY_BOOT_LOADER_ERROR_MESSAGE_H_
#define SLIPWAY_BOOT_LOADER_ERROR_MESSAGE_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace slipway::loader {

// A number to be shown in base 16 with "0x" in front.
struct Hex {
  std::uint64_t value;
};

// A number of bytes to be shown in the largest unit that keeps it exact: "3 MiB", "4097 bytes".
struct Bytes {
  std::uint64_t value;
};

// Appends until it is full; what does not fit is cut off.
class Message {
 public:
  static constexpr std::size_t kCapacity = 256;

  Message& operator<<(std::string_view text);
  Message& operator<<(std::uint64_t decimal);
  Message& operator<<(Hex number);
  Message& operator<<(Bytes number);

  std::string_view text() const { return {characters_.data(), size_}; }

 private:
  void append_number(std::uint64_t value, unsigned base);

  std::array<char, kCapacity> characters_;
  std::size_t size_ = 0;
};

}  // namespace slipway::loader

#endif  // SLIPWAY_BOOT_LOADER_ERROR_MESSAGE_H_
