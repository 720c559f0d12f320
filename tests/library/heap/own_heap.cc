// SPDX-License-Identifier: Apache-2.0
// A kernel with `operator new` and `delete` of its own has the containers, too.
#include <slipway/kernel.h>

#include <cstddef>
#include <map>
#include <memory>
#include <new>
#include <string>
#include <vector>

namespace {

alignas(16) constinit std::byte memory[65536]{};
constinit std::size_t used = 0;
constinit int deleted = 0;

}  // namespace

void* operator new(std::size_t size) {
  void* const block = memory + used;
  used += (size + 15) & ~std::size_t{15};
  if (used > sizeof(memory)) {
    slipway::panic("my heap is full");
  }
  return block;
}
void operator delete(void*) noexcept {
  ++deleted;
}
void operator delete(void*, std::size_t) noexcept {
  ++deleted;
}

void kernel_main(const slipway::protocol::BootInfo&) {
  {
    std::map<std::string, std::vector<int>> lists;
    lists["a name that is too long for the object itself"].push_back(4);
    const auto shared = std::make_shared<int>(5);
    ASSERT(lists.begin()->second[0] + *shared == 9);
  }
  ASSERT(used > 0 && deleted >= 4, "{} deleted", deleted);
  slipway::println("a heap of one's own works");
}
