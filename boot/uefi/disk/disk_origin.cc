// SPDX-License-Identifier: Apache-2.0
// The bundle on the disk that the loader was started from.
#include <cstddef>
#include <cstdint>
#include <new>
#include <span>

#include "boot/loader/bundle/bundle.h"
#include "boot/uefi/disk/boot_medium.h"
#include "boot/uefi/disk/uefi_bundle_source.h"
#include "boot/uefi/origin.h"
#include "boot/uefi/report/stop.h"
#include "slipway/machine/numbers/units.h"

namespace slipway::uefi {
namespace {

// Read ahead from the disk, of which more than this brings nothing.
constexpr std::uint64_t kWindowSize = 2 * machine::kMebibyte;

constinit efi::BlockIo* medium = nullptr;

// Not std::optional, which would make every loader larger.
alignas(UefiBundleSource) constinit std::byte source[sizeof(UefiBundleSource)];

std::uint64_t offset_of(const loader::BundlePlace& place) {
  return place.first_sector * machine::kSectorSize;
}

std::span<std::byte> take_window(const loader::LoaderMemory& memory) {
  std::uint64_t alignment = efi::kPageSize;
  while (alignment < medium->media->io_align) {
    alignment *= 2;
  }
  const auto start = loader::allocate_for_bundle(memory, kWindowSize, alignment);
  if (!start) {
    stop(start.error());
  }
  return {*start, kWindowSize};
}

}  // namespace

void find_bundle(const efi::BootServices& services, efi::Handle image,
                 const loader::BundlePlace& place, const loader::BundleTrust& /*trust*/) {
  const auto found = find_boot_medium(services, image);
  if (!found) {
    stop(found.error());
  }
  medium = *found;
  // The bundle begins a MiB, and so a block of any size that disks have.
  const std::uint32_t block_size = medium->media->block_size;
  if (block_size == 0 || offset_of(place) % block_size != 0) {
    stop("the firmware says a size of the disk's blocks that no disk has");
  }
}

loader::BundleSource& bundle_source(const loader::BundlePlace& place,
                                    const loader::LoaderMemory& memory) {
  return *new (&source)
      UefiBundleSource(*medium, {offset_of(place), place.size}, take_window(memory));
}

void stop_reading(const loader::Error& error) {
  stop(error);
}

}  // namespace slipway::uefi
