// SPDX-License-Identifier: Apache-2.0
// Frames of physical memory, each free or in use.
#ifndef FRAMES_H_
#define FRAMES_H_

#include <cstddef>
#include <cstdint>
#include <optional>

class Frames {
 public:
  static constexpr std::uint64_t kFrameSize = 4096;
  static constexpr std::size_t kMost = 1024;

  // Takes over the frames that lie wholly in `size` bytes from `start` on, as far as there is room.
  void add(std::uint64_t start, std::uint64_t size);

  // The address of a frame that was free; nothing where none is.
  std::optional<std::uint64_t> allocate();

  // Makes one free that allocate() has given. False where it has not, or not since the last time.
  [[nodiscard]] bool free(std::uint64_t address);

  std::size_t free_count() const;

 private:
  struct Frame {
    std::uint64_t address = 0;
    bool is_free = false;
  };

  Frame frames_[kMost] = {};
  std::size_t count_ = 0;
};

#endif  // FRAMES_H_
