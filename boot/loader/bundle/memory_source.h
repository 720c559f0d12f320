// SPDX-License-Identifier: Apache-2.0
// A boot bundle that is in memory as a whole.
//
// Reading the disk and taking memory need not go together: before ExitBootServices() memory is
// UEFI's to give, and after it there is no disk. Who reads all of the bundle first loads it from
// here.
#ifndef SLIPWAY_BOOT_LOADER_BUNDLE_MEMORY_SOURCE_H_
#define SLIPWAY_BOOT_LOADER_BUNDLE_MEMORY_SOURCE_H_

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>

#include "boot/loader/bundle/bundle_source.h"

namespace slipway::loader {

class MemorySource final : public BundleSource {
 public:
  // `bundle` must outlive it, in memory that the loader does not take.
  explicit MemorySource(std::span<const std::byte> bundle) : bundle_(bundle) {}

  std::span<const std::byte> view(std::uint64_t offset, std::uint64_t size,
                                  std::uint64_t /*read_ahead_end*/) override {
    return has(offset, size) ? bundle_.subspan(offset, size) : std::span<const std::byte>();
  }

  bool read(std::uint64_t offset, std::span<std::byte> destination) override {
    if (!has(offset, destination.size())) {
      return false;
    }
    std::memcpy(destination.data(), bundle_.data() + offset, destination.size());
    return true;
  }

 private:
  bool has(std::uint64_t offset, std::uint64_t size) const {
    return size <= bundle_.size() && offset <= bundle_.size() - size;
  }

  std::span<const std::byte> bundle_;
};

}  // namespace slipway::loader

#endif  // SLIPWAY_BOOT_LOADER_BUNDLE_MEMORY_SOURCE_H_
