// SPDX-License-Identifier: Apache-2.0
// A machine with ACPI's tables, for tests: memory of a few MiB, outside of which nothing can be
// read.
#ifndef SLIPWAY_BOOT_FACTS_TEST_TABLES_H_
#define SLIPWAY_BOOT_FACTS_TEST_TABLES_H_

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "boot/loader/memory/loader_memory.h"
#include "boot/loader/memory/test_machine.h"

namespace slipway::facts::testing {

using Content = std::vector<std::byte>;

inline void append(Content& content, std::uint64_t number, std::size_t size) {
  for (std::size_t i = 0; i < size; ++i) {
    content.push_back(static_cast<std::byte>(number >> 8 * i));
  }
}

// The fields of a MADT between its header and its first structure.
inline Content madt() {
  constexpr std::uint64_t kLocalApic = 0xFEE0'0000;
  constexpr std::uint64_t kHas8259 = 1;
  Content content;
  append(content, kLocalApic, 4);
  append(content, kHas8259, 4);
  return content;
}

class TestTables {
 public:
  static constexpr std::uint64_t kStart = 0x10'0000;
  static constexpr std::uint64_t kEnd = 0x40'0000;

  // There is memory in [kStart, end).
  explicit TestTables(std::uint64_t end = kEnd) : machine_(map(end)) {}

  loader::LoaderMemory memory() {
    return {.map = machine_.map(),
            .memory = machine_.memory(),
            .end = loader::testing::TestMachine::kReachableEnd};
  }

  std::byte& at(std::uint64_t address) { return *machine_.memory().at(address); }

  // Makes the bytes of a table add up to 0.
  void seal(std::uint64_t address, std::uint32_t length) {
    constexpr std::uint64_t kChecksum = 9;
    unsigned sum = 0;
    at(address + kChecksum) = std::byte{0};
    for (const std::byte byte : machine_.memory().bytes(address, length)) {
      sum += std::to_integer<unsigned>(byte);
    }
    at(address + kChecksum) = static_cast<std::byte>(0 - sum);
  }

  // Puts a table here: a header with the right length and checksum, and what follows it. Returns
  // the address.
  std::uint64_t put(std::uint64_t address, std::string_view signature, const Content& content) {
    const auto length = static_cast<std::uint32_t>(36 + content.size());
    Content table(36);
    std::ranges::transform(signature, table.begin(), [](char c) { return std::byte(c); });
    for (std::size_t i = 0; i < sizeof(length); ++i) {
      table[4 + i] = static_cast<std::byte>(length >> 8 * i);
    }
    table.insert(table.end(), content.begin(), content.end());
    std::ranges::copy(table, machine_.memory().at(address));
    seal(address, length);
    return address;
  }

  // A root table of entries of four bytes, or of eight.
  std::uint64_t put_rsdt(std::uint64_t address, const std::vector<std::uint64_t>& tables) {
    return put_root(address, "RSDT", tables, 4);
  }
  std::uint64_t put_xsdt(std::uint64_t address, const std::vector<std::uint64_t>& tables) {
    return put_root(address, "XSDT", tables, 8);
  }

 private:
  static loader::MemoryMap map(std::uint64_t end) {
    loader::MemoryMap map;
    (void)map.add(kStart, end - kStart, loader::MemoryType::kUsable);
    return map;
  }

  std::uint64_t put_root(std::uint64_t address, std::string_view signature,
                         const std::vector<std::uint64_t>& tables, std::size_t size) {
    Content content;
    for (const std::uint64_t table : tables) {
      append(content, table, size);
    }
    return put(address, signature, content);
  }

  loader::testing::TestMachine machine_;
};

}  // namespace slipway::facts::testing

#endif  // SLIPWAY_BOOT_FACTS_TEST_TABLES_H_
