// SPDX-License-Identifier: Apache-2.0
// A write to a block that was given back is noticed when its memory is wanted again.
#include <slipway/kernel.h>

#include <cstdlib>
#include <cstring>

void kernel_main(const slipway::protocol::BootInfo&) {
  char* volatile text = static_cast<char*>(std::malloc(100));
  char* volatile behind = static_cast<char*>(std::malloc(100));
  std::free(text);
  std::memset(text, 'x', 100);
  for (std::size_t size = 64; size < 164; ++size) {
    char* volatile other = static_cast<char*>(std::malloc(size));
    other[0] = behind[0];
  }
  slipway::println("still running");
}
