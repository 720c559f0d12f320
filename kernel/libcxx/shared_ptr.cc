// SPDX-License-Identifier: Apache-2.0
// The counters behind std::shared_ptr, as libc++'s header declares them (LLVM 19,
// __memory/shared_ptr.h): both are one less than what they count, and the object behind them goes
// when the second is -1.
//
// As long as all that use a pointer run on one processor; a kernel that starts more defines these
// anew, with atomic counters.
#include <memory>

namespace std {

__shared_count::~__shared_count() = default;
__shared_weak_count::~__shared_weak_count() = default;

const void* __shared_weak_count::__get_deleter(const type_info&) const noexcept {
  return nullptr;
}

void __shared_weak_count::__release_weak() noexcept {
  if (__libcpp_atomic_refcount_decrement(__shared_weak_owners_) == -1) {
    __on_zero_shared_weak();
  }
}

// Null if nobody owns the object any more.
__shared_weak_count* __shared_weak_count::lock() noexcept {
  if (__shared_owners_ == -1) {
    return nullptr;
  }
  ++__shared_owners_;
  return this;
}

}  // namespace std
