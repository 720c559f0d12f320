// SPDX-License-Identifier: Apache-2.0
// Processor exceptions in the loader itself.
#ifndef SLIPWAY_BOOT_BIOS_FAULTS_H_
#define SLIPWAY_BOOT_BIOS_FAULTS_H_

namespace slipway::bios {

// From here on an exception in the loader stops with a sentence that names it, where otherwise the
// machine would reset again and again.
void catch_faults();

}  // namespace slipway::bios

#endif  // SLIPWAY_BOOT_BIOS_FAULTS_H_
