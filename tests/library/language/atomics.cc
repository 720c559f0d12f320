// SPDX-License-Identifier: Apache-2.0
// Atomic objects of sizes that need a function.
#include <slipway/kernel.h>

#include <atomic>
#include <cstdint>
#include <cstring>

namespace {

struct Pair {
  std::uint64_t a;
  std::uint64_t b;
};
struct Triple {
  std::uint64_t a;
  std::uint64_t b;
  std::uint64_t c;
};

constinit std::atomic<Pair> pair{};
constinit std::atomic<Triple> triple{};
constinit std::atomic<unsigned __int128> number{};

void check_pair() {
  pair.store({1, 2});
  Pair seen = pair.load();
  ASSERT(seen.a == 1 && seen.b == 2);
  seen = pair.exchange({3, 4});
  ASSERT(seen.a == 1 && seen.b == 2);
  Pair expected{3, 5};
  ASSERT(!pair.compare_exchange_strong(expected, {0, 0}));
  ASSERT(expected.a == 3 && expected.b == 4);
  ASSERT(pair.compare_exchange_strong(expected, {5, 6}));
  ASSERT(pair.load().b == 6);
  ASSERT(pair.is_lock_free() && !triple.is_lock_free());
}

void check_triple() {
  triple.store({1, 2, 3});
  ASSERT(triple.exchange({4, 5, 6}).c == 3);
  Triple expected{4, 5, 6};
  ASSERT(triple.compare_exchange_strong(expected, {7, 8, 9}));
  ASSERT(!triple.compare_exchange_strong(expected, {0, 0, 0}));
  ASSERT(expected.c == 9 && triple.load().a == 7);
}

// With carries from one half to the other.
void check_number() {
  constexpr unsigned __int128 kHalf = ~std::uint64_t{0};
  number = kHalf;
  ASSERT(number.fetch_add(1) == kHalf && number == kHalf + 1);
  ASSERT(number.fetch_sub(2) == kHalf + 1 && number == kHalf - 1);
  number |= kHalf + 1;
  number &= ~(kHalf >> 60);
  number ^= kHalf << 64;
  ASSERT(number == ((kHalf - 1) << 64 | (kHalf & ~std::uint64_t{15})));
}

// An object that is not where its size would have it.
void check_unaligned() {
  alignas(8) unsigned char bytes[16] = {};
  auto* const at = reinterpret_cast<std::uint64_t*>(bytes + 3);
  std::uint64_t value = 0x1122'3344'5566'7788;
  __atomic_store(at, &value, __ATOMIC_SEQ_CST);
  std::uint64_t seen = 0;
  __atomic_load(at, &seen, __ATOMIC_SEQ_CST);
  ASSERT(seen == value && bytes[3] == 0x88 && bytes[2] == 0 && bytes[11] == 0);
}

}  // namespace

void kernel_main(const slipway::protocol::BootInfo&) {
  check_pair();
  check_triple();
  check_number();
  check_unaligned();
  slipway::println("atomics work");
}
