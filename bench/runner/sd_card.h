// SPDX-License-Identifier: Apache-2.0
// A disk image as QEMU wants it for an SD card.
#ifndef SLIPWAY_BENCH_RUNNER_SD_CARD_H_
#define SLIPWAY_BENCH_RUNNER_SD_CARD_H_

#include <string>
#include <utility>

#include "host/files/scratch_folder.h"
#include "host/text/result.h"

namespace slipway::bench {

// A copy of an image whose size is a power of two; it is gone when the object is.
class SdCard {
 public:
  // Fails where the image cannot be read, or there is no room.
  static host::Result<SdCard> make(const std::string& image);

  std::string path() const { return folder_.path() + "/sd_card.img"; }

 private:
  explicit SdCard(host::ScratchFolder folder) : folder_(std::move(folder)) {}

  host::ScratchFolder folder_;
};

}  // namespace slipway::bench

#endif  // SLIPWAY_BENCH_RUNNER_SD_CARD_H_
