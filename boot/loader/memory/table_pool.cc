// SPDX-License-Identifier: Apache-2.0
#include "boot/loader/memory/table_pool.h"

#include <cstring>

namespace slipway::loader {

namespace {

using machine::kPageSize;

constexpr std::uint64_t kTablesAtOnce = 16;

}  // namespace

Result<std::uint64_t> TablePool::new_table() {
  if (next_ == end_) {
    std::uint64_t tables = kTablesAtOnce;
    auto memory = allocate(tables);
    if (!memory && memory.error().code == ErrorCode::kNoMemoryForPageTables) {
      tables = 1;
      memory = allocate(tables);
    }
    if (!memory) {
      return memory;
    }
    next_ = *memory;
    end_ = *memory + tables * kPageSize;
  }
  const std::uint64_t table = next_;
  next_ += kPageSize;
  std::memset(memory_.at(table), 0, kPageSize);
  return table;
}

Result<std::uint64_t> TablePool::allocate(std::uint64_t tables) {
  return map_->allocate({.size = tables * kPageSize, .end = reachable_end_},
                        MemoryType::kPageTables, {.code = ErrorCode::kNoMemoryForPageTables});
}

}  // namespace slipway::loader
