// SPDX-License-Identifier: Apache-2.0
// Reading the firmware's tables, through the map of physical memory.
#ifndef SLIPWAY_TESTS_CONFORMANCE_FIRMWARE_TABLE_BYTES_H_
#define SLIPWAY_TESTS_CONFORMANCE_FIRMWARE_TABLE_BYTES_H_

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string_view>

#include <slipway/kernel.h>

using TableBytes = std::span<const std::uint8_t>;

inline TableBytes table_at(const slipway::protocol::BootInfo& info, std::uint64_t physical,
                           std::uint64_t size) {
  return {reinterpret_cast<const std::uint8_t*>(info.physical_memory.offset + physical), size};
}

// The little-endian number at an offset.
template <typename T>
T read(TableBytes bytes, std::size_t offset) {
  T value;
  std::memcpy(&value, bytes.subspan(offset, sizeof(T)).data(), sizeof(T));
  return value;
}

inline std::string_view text(TableBytes bytes, std::size_t offset, std::size_t size) {
  return {reinterpret_cast<const char*>(bytes.subspan(offset, size).data()), size};
}

inline void check_sum(TableBytes bytes, std::string_view what) {
  unsigned sum = 0;
  for (const std::uint8_t byte : bytes) {
    sum += byte;
  }
  ASSERT(sum % 256 == 0, "the sum of {} is wrong", what);
}

#endif  // SLIPWAY_TESTS_CONFORMANCE_FIRMWARE_TABLE_BYTES_H_
