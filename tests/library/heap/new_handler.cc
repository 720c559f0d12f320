// SPDX-License-Identifier: Apache-2.0
// When memory runs out, `new` calls the handler that a kernel has set, until there is room.
#include <slipway/heap.h>
#include <slipway/kernel.h>

#include <cstdlib>
#include <new>

namespace {

constexpr int kPieces = 3;

constinit void* pieces[kPieces] = {};
constinit int calls = 0;

void give_a_piece_back() {
  if (calls == kPieces) {
    std::set_new_handler(nullptr);
    return;
  }
  std::free(pieces[calls++]);
}

}  // namespace

void kernel_main(const slipway::protocol::BootInfo&) {
  // The fourth part of all that there is, each: two of them side by side have room enough.
  const std::size_t size = slipway::heap_use().largest_piece / 4;
  for (void*& piece : pieces) {
    piece = std::malloc(size);
  }
  ASSERT(std::set_new_handler(give_a_piece_back) == nullptr);
  char* volatile large = new char[size + size / 2];
  ASSERT(calls == 2, "the handler was called {} times", calls);
  delete[] large;

  // A handler that can do no more takes itself away.
  calls = kPieces;
  volatile std::size_t too_much = SIZE_MAX / 2;
  char* volatile none = new (std::nothrow) char[too_much];
  ASSERT(none == nullptr);
  ASSERT(std::get_new_handler() == nullptr);
  slipway::println("the handler has made room");
}
