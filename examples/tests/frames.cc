// SPDX-License-Identifier: Apache-2.0
#include "frames.h"

void Frames::add(std::uint64_t start, std::uint64_t size) {
  const std::uint64_t end = start + size;
  std::uint64_t address = (start + kFrameSize - 1) / kFrameSize * kFrameSize;
  for (; address + kFrameSize <= end && count_ < kMost; address += kFrameSize) {
    frames_[count_++] = {.address = address, .is_free = true};
  }
}

std::optional<std::uint64_t> Frames::allocate() {
  for (std::size_t i = 0; i < count_; ++i) {
    if (frames_[i].is_free) {
      frames_[i].is_free = false;
      return frames_[i].address;
    }
  }
  return std::nullopt;
}

bool Frames::free(std::uint64_t address) {
  for (std::size_t i = 0; i < count_; ++i) {
    if (frames_[i].address == address && !frames_[i].is_free) {
      frames_[i].is_free = true;
      return true;
    }
  }
  return false;
}

std::size_t Frames::free_count() const {
  std::size_t count = 0;
  for (std::size_t i = 0; i < count_; ++i) {
    count += frames_[i].is_free ? 1 : 0;
  }
  return count;
}
