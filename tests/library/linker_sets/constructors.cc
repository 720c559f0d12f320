// SPDX-License-Identifier: Apache-2.0
// Constructors run whichever list their compiler has put them into, in the order of that list.
#include <slipway/kernel.h>

#include <array>

namespace {

constinit std::array<char, 8> order{};
constinit std::size_t count = 0;

template <char kName>
void constructor() {
  order[count++] = kName;
  asm volatile("" ::: "memory");  // or the compiler itself runs those that it knows of
}

using Constructor = void (*)();
[[gnu::used, gnu::section(".preinit_array")]] constinit const Constructor early = constructor<'a'>;
[[gnu::used, gnu::section(".ctors.65434")]] constinit const Constructor first = constructor<'c'>;
[[gnu::constructor(102)]] void second() {
  constructor<'b'>();
}
[[gnu::used, gnu::section(".ctors")]] constinit const Constructor any = constructor<'d'>;

}  // namespace

void kernel_main(const slipway::protocol::BootInfo&) {
  slipway::println("constructors {}", order.data());
  ASSERT(count == 4);
}
