// SPDX-License-Identifier: Apache-2.0
// What libc++ has instead of exceptions: nothing is thrown in a kernel, so that it panics.
#include <exception>
#include <new>

#include "slipway/kernel/fault/panic.h"

namespace std {

// The classes themselves, for those derived from them.
exception::~exception() noexcept = default;
const char* exception::what() const noexcept {
  return "std::exception";
}

[[gnu::weak]] void terminate() noexcept {
  slipway::panic("std::terminate() is called");
}

// new.h: memory of a size that does not exist.
void __throw_bad_alloc() {
  slipway::panic("std::bad_alloc is thrown");
}

const nothrow_t nothrow{};

// What a heap calls when memory runs out, and panics if it is not there.
namespace {
constinit new_handler handler = nullptr;
}  // namespace

new_handler set_new_handler(new_handler next) noexcept {
  const new_handler before = handler;
  handler = next;
  return before;
}
new_handler get_new_handler() noexcept {
  return handler;
}

}  // namespace std
