// SPDX-License-Identifier: Apache-2.0
// The same by the Limine boot protocol, of base revision SLIPWAY_BASE_REVISION.
#include "tests/first_fault/faults.h"
#include "tests/limine/requests.h"

namespace limine {
[[gnu::used, gnu::retain]] volatile BaseRevision base_revision =
    LIMINE_BASE_REVISION(SLIPWAY_BASE_REVISION);
[[gnu::used, gnu::retain]] volatile Request<MemoryMap> memory_map = {LIMINE_MEMORY_MAP, 0, nullptr};
}  // namespace limine

extern "C" void _start() {
  faults::SLIPWAY_FAULT();
  for (;;) {
    asm volatile("cli; hlt");
  }
}
