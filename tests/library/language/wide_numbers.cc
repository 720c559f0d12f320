// SPDX-License-Identifier: Apache-2.0
// Numbers of 128 bits, and `long double`, whose functions the compiler calls.
#include <slipway/kernel.h>

#include <complex>
#include <cstdint>
#include <random>

namespace {

using Signed = __int128;
using Unsigned = unsigned __int128;

volatile std::uint64_t ticks = 0x1234'5678'9ABC'DEF0;
volatile std::uint64_t hertz = 2'400'000'123;
volatile Unsigned divisor = Unsigned{0x1'0000'0001} << 64 | 12345;
volatile Signed minus = -1'000'000'007;
volatile long double number = 3.0e30L;

// Ticks of a counter in nanoseconds, without overflow.
void check_division() {
  const Unsigned wide = Unsigned{ticks} * 1'000'000'000;
  ASSERT(static_cast<std::uint64_t>(wide / hertz) == 546'570'166'764'858'253, "{}",
         static_cast<std::uint64_t>(wide / hertz));
  ASSERT(static_cast<std::uint64_t>(wide % hertz) == 722'434'881, "{}",
         static_cast<std::uint64_t>(wide % hertz));
  const Unsigned large = ~Unsigned{0};
  ASSERT(large / divisor == 0xFFFF'FFFF && large / divisor * divisor + large % divisor == large);
  const Signed product = minus * Signed{ticks} * 1000;
  ASSERT(product / minus == Signed{ticks} * 1000 && product % minus == 0);
  ASSERT((product - 1) % minus == -1);
  Signed result = 0;
  ASSERT(__builtin_mul_overflow(product, product, &result));
  ASSERT(!__builtin_mul_overflow(minus, minus, &result) && result == 1'000'000'014'000'000'049);
}

void check_long_double() {
  const auto whole = static_cast<Signed>(number);
  ASSERT(static_cast<std::uint64_t>(whole / 1'000'000'000'000'000) == 3'000'000'000'000'000);
  ASSERT(static_cast<long double>(whole) == number);
  ASSERT(static_cast<Unsigned>(number) == static_cast<Unsigned>(whole));
  ASSERT(static_cast<long double>(Unsigned{1} << 127) == 0x1p127L);
  volatile int power = 5;
  volatile long double two = 2;
  ASSERT(__builtin_powil(two, power) == 32);

  using Complex = std::complex<long double>;
  volatile long double three = 3;
  const Complex a(three, 4);
  const Complex b(1, two);
  ASSERT(a * b == Complex(-5, 10));
  ASSERT(a * b / b == a);
}

// The engines want no floating point.
void check_random() {
  std::minstd_rand small(42);
  ASSERT(small() == 2'027'382);
  std::mt19937_64 large;
  large.discard(9999);
  ASSERT(large() == 9'981'545'732'273'789'042u);  // as the standard has it (29.5.6)
  std::uniform_int_distribution<int> die(1, 6);
  for (int i = 0; i < 100; ++i) {
    const int eyes = die(large);
    ASSERT(eyes >= 1 && eyes <= 6);
  }
}

}  // namespace

void kernel_main(const slipway::protocol::BootInfo&) {
  check_division();
  check_long_double();
  check_random();
  slipway::println("wide numbers work");
}
