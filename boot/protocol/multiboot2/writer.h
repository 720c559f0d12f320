// SPDX-License-Identifier: Apache-2.0
// Fills a piece of memory with tags. Without memory it only counts.
#ifndef SLIPWAY_BOOT_PROTOCOL_MULTIBOOT2_WRITER_H_
#define SLIPWAY_BOOT_PROTOCOL_MULTIBOOT2_WRITER_H_

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

#include "boot/protocol/multiboot2/abi.h"

namespace slipway::protocol::multiboot2 {

class Writer {
 public:
  Writer() = default;  // counts
  explicit Writer(std::byte* place) : place_(place) {}

  bool counts_only() const { return place_ == nullptr; }
  // In 64 bits, so that what is too much for any machine is seen to be.
  std::uint64_t size() const { return size_; }

  // What the next put() adds, up to end(), is a tag.
  void begin(InformationTag type) {
    start_ = size_;
    put(InformationTagStart{type, 0});
  }
  void end() {
    patch(start_ + offsetof(InformationTagStart, size), static_cast<std::uint32_t>(size_ - start_));
    align();
  }

  void align() { size_ = (size_ + kTagAlignment - 1) / kTagAlignment * kTagAlignment; }

  template <typename T>
  void put(const T& object) {
    put_bytes(&object, sizeof(object));
  }

  // With a zero at its end.
  void put_text(std::string_view text) {
    put_bytes(text.data(), text.size());
    put_bytes("", 1);
  }

  [[gnu::noinline]] void put_bytes(const void* bytes, std::size_t size) {
    if (!counts_only() && size != 0) {
      std::memcpy(place_ + size_, bytes, size);
    }
    size_ += size;
  }

  // A number that was put before.
  void patch(std::uint64_t offset, std::uint32_t number) {
    if (!counts_only()) {
      std::memcpy(place_ + offset, &number, sizeof(number));
    }
  }

 private:
  std::byte* place_ = nullptr;
  std::uint64_t size_ = 0;
  std::uint64_t start_ = 0;  // of the tag
};

}  // namespace slipway::protocol::multiboot2

#endif  // SLIPWAY_BOOT_PROTOCOL_MULTIBOOT2_WRITER_H_
