// SPDX-License-Identifier: Apache-2.0
// What keeps processors that print at the same time apart. There is none until there are several.
#ifndef SLIPWAY_KERNEL_TEXT_OUTPUT_LOCK_H_
#define SLIPWAY_KERNEL_TEXT_OUTPUT_LOCK_H_

namespace slipway {

// A lock lives as long as the kernel, and is never destroyed through this class.
class OutputLock {
 public:
  // All outputs are the caller's, until it gives them back.
  virtual void take() = 0;
  virtual void give_back() = 0;

  // From here on nobody else prints, nor fails with a report of its own: other processors that
  // would halt.
  virtual void keep() = 0;

 protected:
  ~OutputLock() = default;
};

}  // namespace slipway

#endif  // SLIPWAY_KERNEL_TEXT_OUTPUT_LOCK_H_
