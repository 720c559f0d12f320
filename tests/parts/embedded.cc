// SPDX-License-Identifier: Apache-2.0
// Files as constant data: from C++, C and assembly; aligned; empty; made by the build.
#include <cstdint>
#include <string_view>

#include <slipway/kernel.h>

#include "tests/parts/empty.h"
#include "tests/parts/greeting.h"
#include "tests/parts/table.h"

extern "C" {
std::size_t table_sum(void);              // embedded_in_c.c
const unsigned char* end_of_table(void);  // embedded_in_assembly.S
std::size_t size_of_table(void);
}

void kernel_main(const slipway::protocol::BootInfo&) {
  const std::span text = hello();
  ASSERT(std::string_view(reinterpret_cast<const char*>(text.data()), text.size()) ==
         "Hello from a file");

  ASSERT(reinterpret_cast<std::uintptr_t>(table_start) % 4096 == 0);
  ASSERT(table_size == 3);
  ASSERT(table_sum() == 'a' + 'b' + '\n');
  ASSERT(end_of_table() == table_end);
  ASSERT(size_of_table() == 3);

  ASSERT(empty_size == 0);
  ASSERT(empty().empty());
  slipway::println("files are embedded");
}
