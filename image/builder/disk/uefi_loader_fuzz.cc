// SPDX-License-Identifier: Apache-2.0
// For libFuzzer: whatever a file is that is given as the loader for UEFI, there is a sentence about
// it, or its header, of which it has one, is filled in and nothing else is changed.
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <span>
#include <vector>

#include "boot/uefi/layout/loader_header.h"
#include "image/builder/disk/uefi_loader.h"

namespace {

using namespace slipway;  // NOLINT: this is all about it

void require(bool condition, const char* what) {
  if (!condition) {
    std::fprintf(stderr, "%s\n", what);
    std::abort();
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto loader = std::as_bytes(std::span(data, size));
  if (const auto fault = image::uefi_loader_fault(loader)) {
    require(!fault->empty(), "a fault without a sentence");
    return 0;
  }
  const image::DiskMap map = {.bundle = {.first = 4096, .count = 2048}};
  const std::vector<std::byte> bundle(100, std::byte{0xFF});
  const host::Bytes filled = image::filled_in_loader(loader, map, bundle, ~std::uint32_t{0});
  require(filled.size() == size, "another size");
  const auto is_same = [&](std::size_t i) { return filled[i] == loader[i]; };
  std::size_t first = 0;
  while (first < size && is_same(first)) {
    ++first;
  }
  std::size_t last = size;
  while (last > first && is_same(last - 1)) {
    --last;
  }
  require(first < last, "nothing is filled in");
  require(last - first <= sizeof(uefi::LoaderHeader), "more than a header is changed");
  require(image::uefi_loader_fault(filled).has_value(),
          "a header that is filled in is taken for none");
  return 0;
}
