// SPDX-License-Identifier: Apache-2.0
// The template of thread-local storage, and the variables that the library makes from it.
#include <cstdint>
#include <cstring>

#include <slipway/kernel.h>

namespace {

thread_local volatile std::uint64_t initialized = 0x0123'4567'89AB'CDEF;
thread_local volatile std::uint8_t small = 42;
thread_local volatile std::uint32_t zeroes[100];
alignas(256) thread_local volatile std::uint32_t aligned = 7;

}  // namespace

void kernel_main(const slipway::protocol::BootInfo& info) {
  const slipway::protocol::TlsTemplate& tls = info.tls;
  ASSERT(tls.alignment == 256, "{}", tls.alignment);
  ASSERT(tls.file_size >= 13 && tls.memory_size >= tls.file_size + sizeof(zeroes));

  ASSERT(initialized == 0x0123'4567'89AB'CDEF && small == 42 && aligned == 7);
  for (const volatile std::uint32_t& zero : zeroes) {
    ASSERT(zero == 0);
  }
  ASSERT(reinterpret_cast<std::uintptr_t>(&aligned) % 256 == 0);

  // Variables of a thread's own: the template does not change with them.
  initialized = 1;
  zeroes[99] = 2;
  ASSERT(initialized == 1 && zeroes[99] == 2 && small == 42);
  std::uint64_t first;
  std::memcpy(&first, reinterpret_cast<const void*>(tls.virtual_start), sizeof(first));
  ASSERT(first != 1);
  slipway::println("thread-local storage as documented");
}
