// SPDX-License-Identifier: Apache-2.0
// The page tables of the processor that this is compiled for.
#ifndef SLIPWAY_MACHINE_PAGING_PAGE_TABLE_H_
#define SLIPWAY_MACHINE_PAGING_PAGE_TABLE_H_

#include "slipway/machine/paging/levels.h"         // IWYU pragma: export
#include "slipway/machine/paging/x86_64/paging.h"  // IWYU pragma: export

namespace slipway::machine {

using Paging = X86_64Paging;

}  // namespace slipway::machine

#endif  // SLIPWAY_MACHINE_PAGING_PAGE_TABLE_H_
