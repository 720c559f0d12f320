// SPDX-License-Identifier: Apache-2.0
// What compiled C++ calls behind the scenes (Itanium C++ ABI, 3.2.6 and 3.3.6), and what the C++
// library's own checks call.
#include <cstddef>
#include <string_view>
#include "slipway/kernel/fault/exit.h"
#include "slipway/kernel/fault/panic.h"
#include "slipway/kernel/text/print.h"

// A virtual call on an object whose derived part does not exist yet, or no more.
extern "C" [[noreturn]] void __cxa_pure_virtual() {
  slipway::panic("pure virtual function called");
}

// Registers the destructor of a global object. A kernel never gets to the point where these run.
extern "C" int __cxa_atexit(void (*)(void*), void*, void*) {
  return 0;
}

extern "C" [[gnu::visibility("hidden")]] void* __dso_handle = nullptr;

// A class with a virtual destructor refers to it, whether or not something is ever deleted.
void operator delete(void*) noexcept {
  slipway::panic("operator delete called: there is no heap");
}
void operator delete(void*, std::size_t) noexcept {
  slipway::panic("operator delete called: there is no heap");
}

// A check of the C++ library failed, such as an index beyond a span's end. The message has file,
// line and reason, and ends with a newline (toolchain/freestanding/libcxx/__assertion_handler).
extern "C" [[noreturn]] void slipway_library_assertion_failed(const char* message) {
  std::string_view text = message;
  if (text.ends_with('\n')) text.remove_suffix(1);
  slipway::begin_panic();
  slipway::println("\nPANIC at {}", text);
  slipway::exit(slipway::ExitCode::kFailure);
}
