// SPDX-License-Identifier: Apache-2.0
// What a kernel is told, as lines of text that can be compared: "KEY = VALUE".
#ifndef SLIPWAY_TESTS_MULTIBOOT_DUMP_H_
#define SLIPWAY_TESTS_MULTIBOOT_DUMP_H_

#include <cstdint>
#include <string_view>

#include "tests/multiboot/console.h"
#include "tests/multiboot/entry_state.h"
#include "tests/multiboot/machine_checks.h"

namespace multiboot {

template <typename... Pieces>
void dump(std::string_view key, const Pieces&... value) {
  say_line(key, " = ", value...);
}

template <typename... Pieces>
void dump_numbered(std::string_view key, std::uint32_t number, std::string_view what,
                   const Pieces&... value) {
  say_line(key, " ", number, what, " = ", value...);
}

// Regions in their order; those that touch and have one type are one.
class MemoryDump {
 public:
  void add(std::uint64_t start, std::uint64_t size, std::uint32_t type);
  void end();

 private:
  std::uint64_t start_ = 0;
  std::uint64_t end_ = 0;
  std::uint32_t type_ = 0;
};

void dump_entry_state(const EntryState& state);
void dump_module(std::uint32_t number, std::string_view text, std::uint32_t start,
                 std::uint32_t end);
void dump_framebuffer(const Framebuffer& framebuffer);
void dump_sections(const Sections& sections);

// Of so many bytes, so that they need not be printed: equal ones have equal sums.
std::uint32_t sum_of(const char* bytes, std::uint32_t size);

}  // namespace multiboot

#endif  // SLIPWAY_TESTS_MULTIBOOT_DUMP_H_
