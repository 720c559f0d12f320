// SPDX-License-Identifier: Apache-2.0
// Where the bundle comes from, such as a disk. Each kind has a folder for this, and a stage 2 is
// linked with one of them.
#ifndef SLIPWAY_BOOT_BIOS_ORIGIN_H_
#define SLIPWAY_BOOT_BIOS_ORIGIN_H_

#include "boot/bios/disk/boot_drive.h"
#include "boot/loader/bundle/bundle_check.h"
#include "boot/loader/bundle/bundle_source.h"
#include "boot/loader/error/error.h"
#include "boot/loader/memory/loader_memory.h"

namespace slipway::bios {

// The bundle that belongs to this stage 2, which is at `place` there. To be called once. Stops with
// a sentence where there is no such bundle, or no memory to read it with.
loader::BundleSource& bundle_source(BootDrive drive, const loader::BundlePlace& place,
                                    const loader::LoaderMemory& memory);

// stop() for an error of whatever reads the bundle, in words that fit where it comes from.
[[noreturn]] void stop_reading(const loader::Error& error);

}  // namespace slipway::bios

#endif  // SLIPWAY_BOOT_BIOS_ORIGIN_H_
