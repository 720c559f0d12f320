// SPDX-License-Identifier: Apache-2.0
// What of <atomic> and <mutex> waits, or would if there were more processors.
#include <slipway/interrupts.h>
#include <slipway/irq.h>
#include <slipway/kernel.h>

#include <atomic>
#include <mutex>

namespace {

constinit std::atomic<int> ticks{0};

void count_tick(slipway::InterruptState&) {
  ticks.fetch_add(1);
  ticks.notify_all();
}

// Until the value is another.
void check_wait() {
  ticks.wait(1);  // as it is now
  slipway::route_irq(slipway::Irq::kTimer, count_tick);
  slipway::enable_interrupts();
  ticks.wait(0);
  ASSERT(ticks.load() > 0);
}

struct SpinLock {
  void lock() {
    while (locked.test_and_set()) {
      locked.wait(true);
    }
  }
  void unlock() {
    locked.clear();
    locked.notify_one();
  }
  std::atomic_flag locked;
};

void check_lock_guard() {
  SpinLock spin_lock;
  for (int i = 0; i < 2; ++i) {
    const std::lock_guard hold(spin_lock);
    ASSERT(spin_lock.locked.test());
  }
  ASSERT(!spin_lock.locked.test());
}

void check_call_once() {
  static constinit std::once_flag flag;
  int calls = 0;
  for (int i = 0; i < 2; ++i) {
    std::call_once(flag, [&](int number) { calls += number; }, 7);
  }
  ASSERT(calls == 7);
}

}  // namespace

void kernel_main(const slipway::protocol::BootInfo&) {
  check_wait();
  check_lock_guard();
  check_call_once();
  slipway::println("waiting works");
}
