// SPDX-License-Identifier: Apache-2.0
// How std::atomic::wait() waits. libc++ asks a clock how long it has waited, to let other threads
// run after a while; a kernel has no such clock, and what it waits for is another processor or a
// handler of an interrupt, which need nothing of it.
#ifndef SLIPWAY_FREESTANDING_THREAD_POLL_WITH_BACKOFF_H
#define SLIPWAY_FREESTANDING_THREAD_POLL_WITH_BACKOFF_H

#include <__config>

_LIBCPP_BEGIN_NAMESPACE_STD

// Without threads the only one to back off by: not at all.
struct __spinning_backoff_policy {};

// Returns true, once `__poll()` does.
template <class _Poll>
_LIBCPP_HIDE_FROM_ABI bool __libcpp_thread_poll_with_backoff(_Poll&& __poll,
                                                             __spinning_backoff_policy) {
  while (!__poll()) {
#if __has_builtin(__builtin_ia32_pause)
    // Intel SDM vol. 2B, PAUSE: for loops that wait for another processor to write.
    __builtin_ia32_pause();
#endif
  }
  return true;
}

_LIBCPP_END_NAMESPACE_STD

#endif  // SLIPWAY_FREESTANDING_THREAD_POLL_WITH_BACKOFF_H
