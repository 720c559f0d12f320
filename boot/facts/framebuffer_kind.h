// SPDX-License-Identifier: Apache-2.0
// How pixels are best mapped.
#ifndef SLIPWAY_BOOT_FACTS_FRAMEBUFFER_KIND_H_
#define SLIPWAY_BOOT_FACTS_FRAMEBUFFER_KIND_H_

#include "boot/loader/plan/display_facts.h"
#include "slipway/machine/paging/page_table.h"

namespace slipway::facts {

// The kind of memory that drawing is fastest in: kWriteCombining, or kWriteBack where the firmware
// has said that caches may hold pixels. Those of a virtual machine lie in memory, and combining
// writes would slow it down; nor may caches, which hold pixels by now, be gone around. Without
// pixels it asks nothing.
machine::MemoryKind framebuffer_kind(const loader::Framebuffer& pixels);

}  // namespace slipway::facts

#endif  // SLIPWAY_BOOT_FACTS_FRAMEBUFFER_KIND_H_
