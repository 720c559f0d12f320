// SPDX-License-Identifier: Apache-2.0
// Fills a piece of memory from front to back, which the kernel sees through its map of physical
// memory. Without memory it only counts.
#ifndef SLIPWAY_BOOT_PROTOCOL_LIMINE_WRITER_H_
#define SLIPWAY_BOOT_PROTOCOL_LIMINE_WRITER_H_

#include <cstddef>
#include <cstdint>
#include <cstring>
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
    const Address start = next();
    copy(&object, sizeof(object));
    pad();
    return start;
  }

  // A list of pointers, to `count` objects of `size` bytes that begin at `first`.
  Address put_pointers(Address first, std::uint64_t size, std::uint64_t count) {
    const Address list = next();
    for (std::uint64_t i = 0; i < count; ++i) {
      put<Address>(first + i * size);
    }
    return list;
  }

  // With a zero at its end.
  Address put_text(std::string_view text) {
    const Address start = next();
    copy(text.data(), text.size());
    copy("", 1);
    pad();
    return start;
  }

  // The same, of a file: with a slash before it.
  Address put_path(std::string_view name) {
    const Address start = next();
    copy("/", 1);
    put_text(name);
    return start;
  }

  // Leaves room for what another writer puts there.
  void skip(std::uint64_t size) { size_ += size; }

  Address next() const { return virtual_start_ + size_; }

 private:
  static constexpr std::size_t kAlignment = 8;

  void copy(const void* bytes, std::size_t size) {
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
