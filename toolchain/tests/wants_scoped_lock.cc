// SPDX-License-Identifier: Apache-2.0
#include <mutex>

struct Lock {
  void lock();
  void unlock();
};

void with(Lock& lock) {
  std::scoped_lock hold(lock);
}
