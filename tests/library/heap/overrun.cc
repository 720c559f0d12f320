// SPDX-License-Identifier: Apache-2.0
// A write beyond a block's end is noticed when the block is given back.
#include <slipway/kernel.h>

void kernel_main(const slipway::protocol::BootInfo&) {
  char* volatile text = new char[32];
  for (int i = 0; i < 48; ++i) {
    text[i] = 'x';
  }
  delete[] text;
  slipway::println("still running");
}
