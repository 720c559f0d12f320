// SPDX-License-Identifier: Apache-2.0
// What <mutex> has for threads alone. Without threads libc++ has none of it, and the compiler would
// take the names for misspelt; so they are declared, and whoever uses one reads why there is none.
#ifndef SLIPWAY_FREESTANDING_MUTEX_MUTEX_H
#define SLIPWAY_FREESTANDING_MUTEX_MUTEX_H

#include <__config>

#define SLIPWAY_WANTS_THREADS                                                    \
  __attribute__((                                                                \
      __unavailable__("it waits for threads, which a kernel has none of: "       \
                      "std::lock_guard holds any lock of yours that has lock() " \
                      "and unlock()")))

_LIBCPP_BEGIN_NAMESPACE_STD

class SLIPWAY_WANTS_THREADS mutex{};
class SLIPWAY_WANTS_THREADS recursive_mutex{};
class SLIPWAY_WANTS_THREADS timed_mutex{};
class SLIPWAY_WANTS_THREADS recursive_timed_mutex{};

template <class _Mutex>
class SLIPWAY_WANTS_THREADS unique_lock {
 public:
  explicit unique_lock(_Mutex&);
};
template <class... _Mutexes>
class SLIPWAY_WANTS_THREADS scoped_lock {
 public:
  explicit scoped_lock(_Mutexes&...);
};

_LIBCPP_END_NAMESPACE_STD

#undef SLIPWAY_WANTS_THREADS

#endif  // SLIPWAY_FREESTANDING_MUTEX_MUTEX_H
