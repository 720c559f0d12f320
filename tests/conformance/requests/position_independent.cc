// SPDX-License-Identifier: Apache-2.0
// A position-independent kernel: it runs where the loader puts it, and every pointer in its data
// leads there too, in constants as well, which are read-only by then.
#include <array>
#include <cstdint>
#include <string_view>

#include <slipway/kernel.h>
#include "tests/conformance/page_walk.h"

namespace {

using slipway::protocol::BootInfo;

int twice(int number) {
  return 2 * number;
}

// Volatile, so that the compiler leaves the pointers to the loader.
constexpr const char* const volatile kTexts[] = {"first", "second", "third"};
int (*volatile const kFunctions[])(int) = {twice, twice};
const char* volatile variable = "variable";

std::uint64_t address_of(const volatile void* object) {
  return reinterpret_cast<std::uintptr_t>(object);
}

}  // namespace

void kernel_main(const BootInfo& info) {
  constexpr std::uint64_t kDefaultAddress = 0xFFFF'FFFF'8000'0000;
  ASSERT(info.kernel_load_bias == kDefaultAddress, "{:#x}", info.kernel_load_bias);
  ASSERT(info.kernel_segments[0].virtual_start == kDefaultAddress);
  ASSERT(address_of(reinterpret_cast<const void*>(&kernel_main)) >= kDefaultAddress);

  ASSERT(std::string_view(kTexts[0]) == "first" && std::string_view(kTexts[2]) == "third");
  ASSERT(std::string_view(variable) == "variable");
  ASSERT(kFunctions[1](21) == 42);
  ASSERT(!PageWalk(info).page_at(address_of(&kTexts))->writable);
  slipway::println("relocated as documented");
}
