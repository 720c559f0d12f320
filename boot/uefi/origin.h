// SPDX-License-Identifier: Apache-2.0
// Where the bundle comes from, such as a disk. Each kind has a folder for this, and a loader is
// linked with one of them.
#ifndef SLIPWAY_BOOT_UEFI_ORIGIN_H_
#define SLIPWAY_BOOT_UEFI_ORIGIN_H_

#include "boot/loader/bundle/bundle_check.h"
#include "boot/loader/bundle/bundle_source.h"
#include "boot/loader/error/error.h"
#include "boot/loader/memory/loader_memory.h"
#include "boot/uefi/efi/basics.h"
#include "boot/uefi/efi/boot_services.h"

namespace slipway::uefi {

// Finds the bundle of the loader `image`, which is at `place` there, and has `trust`'s digest
// whether or not the firmware asks for that. To be called once, while the firmware has all memory
// that is free. Stops with a sentence where there is no such bundle.
void find_bundle(const efi::BootServices& services, efi::Handle image,
                 const loader::BundlePlace& place, const loader::BundleTrust& trust);

// What it is read from, for as long as there are boot services: to be called once, after
// find_bundle(). Stops with a sentence where `memory` has too little of it to read with.
loader::BundleSource& bundle_source(const loader::BundlePlace& place,
                                    const loader::LoaderMemory& memory);

// stop() for an error of whatever reads the bundle, in words that fit where it comes from.
[[noreturn]] void stop_reading(const loader::Error& error);

}  // namespace slipway::uefi

#endif  // SLIPWAY_BOOT_UEFI_ORIGIN_H_
