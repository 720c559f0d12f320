// SPDX-License-Identifier: Apache-2.0
// The kernel's bytes by their addresses, in its file or in memory.
#ifndef SLIPWAY_BOOT_LOADER_ELF_KERNEL_BYTES_H_
#define SLIPWAY_BOOT_LOADER_ELF_KERNEL_BYTES_H_

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <span>

#include "boot/loader/elf/segment.h"
#include "boot/loader/memory/physical_memory.h"

namespace slipway::loader {

// All addresses are the file's.
class KernelBytes {
 public:
  // Of a whole file. `segments` is what check_segments() returned for it.
  static KernelBytes in_file(std::span<const Segment> segments, std::span<const std::byte> file) {
    return {segments, file.data(), &Segment::file_offset, &Segment::file_size, 0};
  }

  // Of a kernel whose segments have been shifted by `load_bias`, placed and filled.
  static KernelBytes in_memory(std::span<const Segment> segments, PhysicalMemory memory,
                               std::uint64_t load_bias) {
    return {segments, memory.at(0), &Segment::physical_address, &Segment::memory_size, load_bias};
  }

  // Whether [address, address + size) lies in one segment.
  bool holds(std::uint64_t address, std::uint64_t size) const {
    return segment_with(segments_, address + load_bias_, size) != nullptr;
  }

  // What is stored of [address, address + size), which lies in one segment. The bytes that a file
  // does not have at the end of a segment are zero.
  std::span<const std::byte> stored(std::uint64_t address, std::uint64_t size) const {
    const Segment& segment = *segment_with(segments_, address + load_bias_, size);
    const std::uint64_t offset = address + load_bias_ - segment.virtual_address;
    const std::uint64_t stored_size = segment.*stored_size_;
    if (offset >= stored_size) {
      return {};
    }
    return {at(segment, offset), std::min(size, stored_size - offset)};
  }

  // The object at `address`, if it lies in one segment.
  template <typename T>
  std::optional<T> read(std::uint64_t address) const {
    if (!holds(address, sizeof(T))) {
      return std::nullopt;
    }
    T object = {};
    const std::span<const std::byte> bytes = stored(address, sizeof(T));
    if (!bytes.empty()) {
      std::memcpy(&object, bytes.data(), bytes.size());
    }
    return object;
  }

  // Where `address`, which lies in a segment, is. Only in memory.
  std::byte* writable(std::uint64_t address) const {
    const Segment& segment = *segment_with(segments_, address + load_bias_, 1);
    return const_cast<std::byte*>(at(segment, address + load_bias_ - segment.virtual_address));
  }

  std::uint64_t load_bias() const { return load_bias_; }

 private:
  KernelBytes(std::span<const Segment> segments, const std::byte* base,
              std::uint64_t Segment::* place, std::uint64_t Segment::* stored_size,
              std::uint64_t load_bias)
      : segments_(segments),
        base_(reinterpret_cast<std::uintptr_t>(base)),
        place_(place),
        stored_size_(stored_size),
        load_bias_(load_bias) {}

  const std::byte* at(const Segment& segment, std::uint64_t offset) const {
    return reinterpret_cast<const std::byte*>(base_ + segment.*place_ + offset);
  }

  std::span<const Segment> segments_;  // sorted by address
  std::uintptr_t base_;                // an integer, since on the machine it is 0
  std::uint64_t Segment::* place_;
  std::uint64_t Segment::* stored_size_;
  std::uint64_t load_bias_;
};

}  // namespace slipway::loader

#endif  // SLIPWAY_BOOT_LOADER_ELF_KERNEL_BYTES_H_
