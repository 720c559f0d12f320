// SPDX-License-Identifier: Apache-2.0
// What goes wrong on other processors is reported as on the first: SLIPWAY_FAILURE says what does.
#include <cstddef>
#include <cstdint>

#include <slipway/kernel.h>
#include <slipway/processors.h>
#include <slipway/spin_lock.h>

SLIPWAY_KERNEL_REQUEST(.processors = true);

namespace {

[[maybe_unused]] void null_pointer(void*) {
  const int* volatile nowhere = nullptr;
  const volatile int* pointer = nowhere;
  slipway::println("still running, with {}", static_cast<int>(*pointer));
}

[[maybe_unused]] void stack_overflow(void* argument) {
  static volatile bool is_endless = true;
  volatile std::byte frame[512] = {};
  if (is_endless) {
    stack_overflow(const_cast<std::byte*>(&frame[argument == nullptr ? 0 : 1]));
  }
  frame[1] = frame[0];
}

// The first to fail is the one that is heard.
[[maybe_unused]] void panic(void*) {
  slipway::panic("this is said by one");
}

constinit slipway::SpinLock lock;

[[maybe_unused]] void lock_twice(void*) {
  const slipway::SpinLock::Guard first(lock);
  const slipway::SpinLock::Guard second(lock);
}

}  // namespace

void kernel_main(const slipway::protocol::BootInfo&) {
  for (std::size_t i = SLIPWAY_FIRST; i < slipway::processor_count(); ++i) {
    slipway::run_on(i, SLIPWAY_FAILURE);
  }
  slipway::wait_for_all();
}
