// SPDX-License-Identifier: Apache-2.0
// Fills a piece of memory from front to back, which the kernel sees through its map of physical
// memory. Without memory it only counts.
#ifndef SLIPWAY_BOOT_PROTOCOL_LIMINE_WRITER_H_
#define SLIPWAY_BOOT_PROTOCOL_LIMINE_WRITER_H_

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string_view>

#include "boot/protocol/limine/abi.h"

namespace slipway::protocol::limine {

class Writer {
 public:
  // Counts.
  Writer() = default;

  Writer(std::byte* place, Address virtual_start) : place_(place), virtual_start_(virtual_start) {}

  std::uint64_t size() const { return size_; }
  bool counts_only() const { return place_ == nullptr; }
  Address start() const { return virtual_start_; }

  // Each returns where in the kernel's address space it is.

  template <typename T>
  Address put(const T& object) {
    static_assert(alignof(T) <= kAlignment);
    return put_bytes(&object, sizeof(object));
  }

  // A list of pointers, to `count` objects of `size` bytes that begin at `first`.
  Address put_pointers(Address first, std::uint64_t size, std::uint64_t count) {
    const Address list = next();
    for (std::uint64_t i = 0; i < count; ++i) {
      put(first);
      first += size;
    }
    return list;
  }

  // With a zero at its end.
  Address put_text(std::string_view text) {
    const Address start = next();
    copy(text.data(), text.size());
    put_bytes("", 1);
    return start;
  }

  Address put_all(std::span<const std::byte> bytes) {
    return put_bytes(bytes.data(), bytes.size());
  }

  // Leaves room for what another writer puts there.
  void skip(std::uint64_t size) { size_ += size; }

  Address next() const { return virtual_start_ + size_; }

 private:
  static constexpr std::size_t kAlignment = 8;

  // One function for objects of all types: loaders have no room for more.
  [[gnu::noinline]] Address put_bytes(const void* bytes, std::size_t size) {
    const Address start = next();
    copy(bytes, size);
    pad();
    return start;
  }

  [[gnu::noinline]] void copy(const void* bytes, std::size_t size) {
    if (!counts_only() && size != 0) {
      std::memcpy(place_ + size_, bytes, size);
    }
    size_ += size;
  }

  // To where any object may begin. The memory is zero, or what was left there harms nobody.
  void pad() { size_ += -size_ % kAlignment; }

  std::byte* place_ = nullptr;
  Address virtual_start_ = 0;
  std::uint64_t size_ = 0;
};

}  // namespace slipway::protocol::limine

#endif  // SLIPWAY_BOOT_PROTOCOL_LIMINE_WRITER_H_
