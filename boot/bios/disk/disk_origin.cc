// SPDX-License-Identifier: Apache-2.0
// The bundle on the boot drive.
#include <cstddef>
#include <new>

#include "boot/bios/disk/bios_bundle_source.h"
#include "boot/bios/origin.h"
#include "boot/bios/report/stop.h"

namespace slipway::bios {
namespace {

alignas(BiosBundleSource) constinit std::byte source[sizeof(BiosBundleSource)];

}  // namespace

loader::BundleSource& bundle_source(BootDrive drive, const loader::BundlePlace& place,
                                    const loader::LoaderMemory& memory) {
  return *new (&source) BiosBundleSource(drive, place, memory.map);
}

void stop_reading(const loader::Error& error) {
  stop(error);
}

}  // namespace slipway::bios
