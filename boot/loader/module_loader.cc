// SPDX-License-Identifier: Apache-2.0
#include "boot/loader/module_loader.h"

#include <cstddef>
#include <cstring>

#include "slipway/machine/paging/page_table.h"

namespace slipway::loader {

namespace {

using machine::kPageSize;

Result<std::uint64_t> load_module(const ModuleFile& file, const LoaderMemory& memory) {
  const std::uint64_t size = file.file->size();
  if (size == 0) {
    return 0;
  }
  const Error shortage = {.code = ErrorCode::kNoMemoryForModule, .module = file.name};
  return memory.map
      .allocate({.size = size, .minimum = memory.start, .end = memory.end}, MemoryType::kModule,
                shortage)
      .and_then([&](std::uint64_t start) {
        const std::uint64_t end = start + size;
        std::memset(memory.memory.at(end), 0, (kPageSize - end % kPageSize) % kPageSize);
        return file.file->read(0, memory.memory.bytes(start, size)).transform([=] {
          return start;
        });
      });
}

}  // namespace

Result<std::span<const std::uint64_t>> load_modules(std::span<const ModuleFile> files,
                                                    const LoaderMemory& memory) {
  if (files.empty()) {
    return {};
  }
  const auto list =
      memory.map.allocate({.size = files.size() * sizeof(std::uint64_t), .end = memory.end},
                          MemoryType::kLoader, {.code = ErrorCode::kNoMemoryForModuleList});
  if (!list) {
    return std::unexpected(list.error());
  }
  auto* const starts = memory.memory.at<std::uint64_t>(*list);
  for (std::size_t i = 0; i < files.size(); ++i) {
    const auto start = load_module(files[i], memory);
    if (!start) {
      return std::unexpected(start.error());
    }
    starts[i] = *start;
  }
  return std::span<const std::uint64_t>(starts, files.size());
}

}  // namespace slipway::loader
