// SPDX-License-Identifier: Apache-2.0
#include "boot/loader/memory/test_machine.h"

#include <sys/mman.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>

namespace slipway::loader::testing {

namespace {

void require(bool condition, const char* what) {
  if (!condition) {
    std::perror(what);
    std::abort();
  }
}

}  // namespace

TestMachine::TestMachine(const MemoryMap& map)
    : before_(std::make_unique<MemoryMap>(map)), map_(std::make_unique<MemoryMap>(map)) {
  void* const arena =
      mmap(nullptr, kReachableEnd, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  require(arena != MAP_FAILED, "mmap");
  base_ = static_cast<std::byte*>(arena);
  for (const MemoryRegion& region : map.regions()) {
    const std::uint64_t end = std::min(region.end(), kReachableEnd);
    if (region.type == MemoryType::kUsable && region.start < end) {
      std::byte* const start = base_ + region.start;
      const std::size_t size = end - region.start;
      require(mprotect(start, size, PROT_READ | PROT_WRITE) == 0, "mprotect");
      std::memset(start, static_cast<int>(kDirt), size);
    }
  }
}

TestMachine::~TestMachine() {
  munmap(base_, kReachableEnd);
}

MemoryMap TestMachine::pc(std::uint64_t size) {
  MemoryMap map;
  (void)map.add(0, 0x9FC00, MemoryType::kUsable);
  (void)map.add(0x9FC00, 0x400, MemoryType::kReserved);
  (void)map.add(0xF0000, 0x10000, MemoryType::kReserved);
  (void)map.add(kMebibyte, size - kMebibyte, MemoryType::kUsable);
  (void)map.reserve(0x7000, 0x10000, MemoryType::kLoader);
  return map;
}

}  // namespace slipway::loader::testing
