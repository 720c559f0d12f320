// SPDX-License-Identifier: Apache-2.0
// A class with a virtual destructor refers to `operator delete`, whether or not something is ever
// deleted. //kernel:heap has other ones, and so may a kernel: these are weak.
#include <cstddef>
#include <new>

#include "slipway/kernel/fault/panic.h"

namespace {

[[noreturn]] void no_heap() {
  slipway::panic("operator delete called: there is no heap. deps = [\"//kernel:heap\"] brings one");
}

}  // namespace

[[gnu::weak]] void operator delete(void*) noexcept {
  no_heap();
}
[[gnu::weak]] void operator delete[](void*) noexcept {
  no_heap();
}
[[gnu::weak]] void operator delete(void*, std::size_t) noexcept {
  no_heap();
}
[[gnu::weak]] void operator delete[](void*, std::size_t) noexcept {
  no_heap();
}
[[gnu::weak]] void operator delete(void*, std::align_val_t) noexcept {
  no_heap();
}
[[gnu::weak]] void operator delete[](void*, std::align_val_t) noexcept {
  no_heap();
}
[[gnu::weak]] void operator delete(void*, std::size_t, std::align_val_t) noexcept {
  no_heap();
}
[[gnu::weak]] void operator delete[](void*, std::size_t, std::align_val_t) noexcept {
  no_heap();
}
