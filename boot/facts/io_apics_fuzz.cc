// SPDX-License-Identifier: Apache-2.0
// For libFuzzer: whatever ACPI's tables are, looking for I/O APICs ends, reads nothing but memory,
// and finds none in memory. The fuzzer's bytes are what memory begins with, a root table first,
// with the checksums of tables made right, since otherwise nearly all of them would end there;
// unless the last one is odd.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <span>

#include "boot/facts/io_apics.h"
#include "boot/facts/table_bytes.h"
#include "boot/facts/test_tables.h"

namespace {

using namespace slipway::facts;  // NOLINT: this is all about it
using testing::TestTables;

constexpr std::size_t kMost = 64 * 1024;
constexpr std::uint64_t kEnd = TestTables::kStart + kMost;

// Of the root table, and of each MADT wherever it may lie. The root is last: both may have bytes in
// common.
void make_checksums_right(TestTables& tables, TableBytes input) {
  constexpr std::size_t kHeaderSize = 36;
  for (std::size_t i = input.size(); i-- > 0;) {
    const TableBytes rest = input.subspan(i);
    if (rest.size() < kHeaderSize || (i != 0 && !begins_with(rest, "APIC"))) {
      continue;
    }
    const std::uint32_t length = read32(rest, 4);
    if (length >= kHeaderSize && length <= rest.size()) {
      tables.seal(TestTables::kStart + i, length);
    }
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto input = std::as_bytes(std::span(data, std::min(size, kMost)));
  TestTables tables(kEnd);
  std::ranges::copy(input, &tables.at(TestTables::kStart));
  if (!input.empty() && std::to_integer<int>(input.back()) % 2 == 0) {
    make_checksums_right(tables, input);
  }
  const IoApics found = find_io_apics(TestTables::kStart, tables.memory());
  for (const std::uint64_t address : found.addresses()) {
    if (address + 256 > TestTables::kStart && address < kEnd) {
      std::fprintf(stderr, "an I/O APIC in memory\n");
      std::abort();
    }
  }
  return 0;
}
