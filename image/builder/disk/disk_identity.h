// SPDX-License-Identifier: Apache-2.0
// What operating systems and firmware tell disks apart by. It comes from what makes an image differ
// from others, and from nothing else: the same inputs give the same image.
#ifndef SLIPWAY_IMAGE_BUILDER_DISK_DISK_IDENTITY_H_
#define SLIPWAY_IMAGE_BUILDER_DISK_DISK_IDENTITY_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <span>

#include "image/builder/disk/guid.h"

namespace slipway::image {

class DiskIdentity {
 public:
  // Of a disk that is made of `parts`.
  explicit DiskIdentity(std::initializer_list<std::span<const std::byte>> parts);

  // Not 0, which means "no signature yet".
  std::uint32_t signature() const;

  Guid disk_guid() const { return derived_guid(0); }

  // Of the partition with this number, from 1 on.
  Guid partition_guid(std::uint64_t number) const { return derived_guid(number); }

 private:
  Guid derived_guid(std::uint64_t number) const;

  std::array<std::uint64_t, 2> digest_;
};

}  // namespace slipway::image

#endif  // SLIPWAY_IMAGE_BUILDER_DISK_DISK_IDENTITY_H_
