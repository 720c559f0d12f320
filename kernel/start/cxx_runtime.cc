// SPDX-License-Identifier: Apache-2.0
// What compiled C++ calls behind the scenes (Itanium C++ ABI, 3.2.6, 3.3.3 and 3.3.6), and what the
// C++ library's own checks call.
//
// A kernel may define these itself, and then has its own: hence they are weak.
#include <stdlib.h>

#include <cstdint>
#include <string_view>

#include "slipway/kernel/fault/exit.h"
#include "slipway/kernel/fault/panic.h"
#include "slipway/kernel/text/print.h"

#define SLIPWAY_RUNTIME extern "C" [[gnu::weak]]

// A virtual call on an object whose derived part does not exist yet, or no more.
SLIPWAY_RUNTIME [[noreturn]] void __cxa_pure_virtual() {
  slipway::panic("pure virtual function called");
}

// A virtual call of a function that is deleted.
SLIPWAY_RUNTIME [[noreturn]] void __cxa_deleted_virtual() {
  slipway::panic("deleted virtual function called");
}

// Registers the destructor of a global object, or of a thread-local one. A kernel never gets to the
// point where these run.
SLIPWAY_RUNTIME int __cxa_atexit(void (*)(void*), void*, void*) {
  return 0;
}
SLIPWAY_RUNTIME int __cxa_thread_atexit(void (*)(void*), void*, void*) {
  return 0;
}

extern "C" [[gnu::weak, gnu::visibility("hidden")]] void* __dso_handle = nullptr;

// The guards of static variables, where they are asked for (-fthreadsafe-statics). The first byte
// says that a variable is initialised, the second that it is being.
SLIPWAY_RUNTIME int __cxa_guard_acquire(std::uint8_t* guard) {
  if (guard[0] != 0) {
    return 0;
  }
  if (guard[1] != 0) {
    slipway::panic("a static variable is used while it is initialised");
  }
  guard[1] = 1;
  return 1;
}
SLIPWAY_RUNTIME void __cxa_guard_release(std::uint8_t* guard) {
  guard[0] = 1;
  guard[1] = 0;
}
SLIPWAY_RUNTIME void __cxa_guard_abort(std::uint8_t* guard) {
  guard[1] = 0;
}

extern "C" [[gnu::weak]] void abort() {
  slipway::panic("abort() called");
}

// A check of the C++ library failed, such as an index beyond a span's end. The message has file,
// line and reason, and ends with a newline (toolchain/freestanding/libcxx/__assertion_handler).
extern "C" [[noreturn]] void slipway_library_assertion_failed(const char* message) {
  std::string_view text = message;
  if (text.ends_with('\n')) {
    text.remove_suffix(1);
  }
  slipway::begin_panic();
  slipway::println("\nPANIC at {}", text);
  slipway::exit(slipway::ExitCode::kFailure);
}

// Something would have been thrown. libc++'s message begins with the exception's name; `what` is
// its text, often the name of the class that threw it.
extern "C" [[noreturn]] void slipway_library_threw(const char* message, const char* what) {
  const std::string_view text = message;
  slipway::begin_panic();
  slipway::println("\nPANIC: std::{} is thrown by the C++ library: {}",
                   text.substr(0, text.find(' ')), what);
  slipway::exit(slipway::ExitCode::kFailure);
}
