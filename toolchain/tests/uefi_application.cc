// SPDX-License-Identifier: Apache-2.0
// An application that UEFI firmware starts, as small as one can be that shows what it is compiled
// with: it says so on QEMU's debug port and ends the machine.
#include <algorithm>
#include <array>
#include <bitset>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <expected>
#include <optional>
#include <span>
#include <string_view>

namespace {

// Addresses in data, which the firmware relocates: it loads the file where there is room. "Used",
// so that the compiler, which has the whole program when it is linked, cannot know that nobody
// changes them.
[[gnu::used]] constinit std::array<std::string_view, 2> lines = {
    "A UEFI application is here.\n",
    "The firmware's system table has no signature.\n",
};

static_assert(sizeof(void*) == 8);
static_assert(sizeof(wchar_t) == 2, "CHAR16 (UEFI Specification 2.10, 2.3.1)");

void write(std::string_view text) {
  for (const char character : text) {
    asm volatile("outb %0, $0xe9" ::"a"(character));
  }
}

// EFI_TABLE_HEADER.Signature of the system table (UEFI Specification 2.10, 4.3).
std::expected<void, std::string_view> check_system_table(const void* table) {
  std::array<char, 8> signature = {};
  std::memcpy(signature.data(), table, signature.size());
  if (std::ranges::equal(signature, std::string_view("IBI SYST"))) {
    return {};
  }
  return std::unexpected(lines[1]);
}

}  // namespace

// The entry point (UEFI Specification 2.10, 4.1).
extern "C" std::uint64_t efi_main(void* image, const void* system_table);
extern "C" std::uint64_t efi_main(void*, const void* system_table) {
  const auto checked = check_system_table(system_table);
  write(checked ? lines[0] : checked.error());
  // isa-debug-exit: QEMU's status is 2 * 16 + 1.
  asm volatile("outb %0, $0xf4" ::"a"(std::uint8_t{16}));
  return 0;
}
