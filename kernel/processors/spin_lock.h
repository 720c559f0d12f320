// SPDX-License-Identifier: Apache-2.0
// A lock between processors, for data that is held for a moment.
#ifndef SLIPWAY_KERNEL_PROCESSORS_SPIN_LOCK_H_
#define SLIPWAY_KERNEL_PROCESSORS_SPIN_LOCK_H_

#include <atomic>
#include <cstddef>

#include "slipway/kernel/fault/interrupts.h"
#include "slipway/kernel/fault/panic.h"
#include "slipway/kernel/processors/current_processor.h"

namespace slipway {

// Make it `constinit` and static, and hold it by a Guard. Who gets it next is not said: in a
// virtual machine with more processors than its host, one whose turn it was might not be running.
class SpinLock {
 public:
  class Guard;

  constexpr SpinLock() = default;
  SpinLock(const SpinLock&) = delete;
  SpinLock& operator=(const SpinLock&) = delete;

 private:
  static constexpr std::size_t kNobody = ~std::size_t{0};

  void lock() {
    const std::size_t self = current_processor();
    for (std::size_t holder = kNobody;
         !holder_.compare_exchange_weak(holder, self, std::memory_order_acquire);
         holder = kNobody) {
      // Nobody else's cache is disturbed by a look.
      while (holder_.load(std::memory_order_relaxed) != kNobody) {
        ASSERT(holder_.load(std::memory_order_relaxed) != self,
               "this processor has the lock already, and would wait for itself");
        spin_wait();
      }
    }
  }

  void unlock() { holder_.store(kNobody, std::memory_order_release); }

  std::atomic<std::size_t> holder_ = kNobody;
};

// Holds the lock in a block, with interrupts off: a handler that wants it too would wait for ever.
class [[nodiscard]] SpinLock::Guard {
 public:
  explicit Guard(SpinLock& lock) : lock_(lock) { lock_.lock(); }
  ~Guard() { lock_.unlock(); }
  Guard(const Guard&) = delete;
  Guard& operator=(const Guard&) = delete;

 private:
  InterruptsOff off_;
  SpinLock& lock_;
};

}  // namespace slipway

#endif  // SLIPWAY_KERNEL_PROCESSORS_SPIN_LOCK_H_
