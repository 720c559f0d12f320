// SPDX-License-Identifier: Apache-2.0
// A disk image as QEMU wants it for an SD card.
#ifndef SLIPWAY_BENCH_RUNNER_SD_CARD_H_
#define SLIPWAY_BENCH_RUNNER_SD_CARD_H_

#include <filesystem>
#include <string>

namespace slipway::bench {

// A copy of an image whose size is a power of two; it is gone when the object is.
class SdCard {
 public:
  // Throws std::system_error where there is no room.
  explicit SdCard(const std::string& image);
  ~SdCard();

  SdCard(const SdCard&) = delete;
  SdCard& operator=(const SdCard&) = delete;

  std::string path() const { return path_.string(); }

 private:
  std::filesystem::path path_;
};

}  // namespace slipway::bench

#endif  // SLIPWAY_BENCH_RUNNER_SD_CARD_H_
