// SPDX-License-Identifier: Apache-2.0
// An image onto a disk, in an order in which a disk that is not whole does not start a machine.
#ifndef SLIPWAY_IMAGE_FLASHER_WRITE_DISK_H_
#define SLIPWAY_IMAGE_FLASHER_WRITE_DISK_H_

#include <cstdint>
#include <expected>
#include <string>
#include <string_view>

#include "image/flasher/device.h"
#include "image/flasher/fitted_image.h"

namespace slipway::image {

// Who waits for the end.
class Watcher {
 public:
  virtual ~Watcher() = default;

  // So many bytes of `all` are done, of which each is written and compared.
  virtual void progress(std::string_view step, std::uint64_t done, std::uint64_t all) = 0;

  // Whether somebody wants it to end now.
  virtual bool asks_to_end() = 0;
};

// Why a disk is not whole.
struct WriteFailure {
  std::string reason;

  // Whether the disk is as it was.
  bool is_untouched = false;

  // Whether it may start a machine, with the image or with what it had: its start is not wiped.
  bool may_start = false;
};

// Wipes the disk's start and end, writes all of the image but its start and end, and compares what
// the disk holds with it. Then come the end, the start, and the boot sector last; and they are
// compared too. Where that fails, the start is wiped again.
std::expected<void, WriteFailure> write_disk(const FittedImage& image, Device& device,
                                             Watcher& watcher);

}  // namespace slipway::image

#endif  // SLIPWAY_IMAGE_FLASHER_WRITE_DISK_H_
