// SPDX-License-Identifier: Apache-2.0
// What the loader wants to know about the processor.
#ifndef SLIPWAY_BOOT_LOADER_MEMORY_CPU_FEATURES_H_
#define SLIPWAY_BOOT_LOADER_MEMORY_CPU_FEATURES_H_

#include "slipway/machine/paging/page_table.h"

namespace slipway::loader {

using CpuFeatures = machine::Paging::Features;

}  // namespace slipway::loader

#endif  // SLIPWAY_BOOT_LOADER_MEMORY_CPU_FEATURES_H_
