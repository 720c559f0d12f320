// SPDX-License-Identifier: Apache-2.0
// The first fault is another processor's, while the first waits.
#include <atomic>

#include "tests/first_fault/faults.h"
#include "tests/limine/requests.h"

namespace limine {
namespace {

[[gnu::used, gnu::retain]] volatile BaseRevision base_revision = LIMINE_BASE_REVISION(4);
[[gnu::used, gnu::retain]] volatile ProcessorsRequest request = {{LIMINE_PROCESSORS, 0, nullptr},
                                                                 0};

void run(const Processor*) {
  asm volatile("movq %0, %%r15" ::"i"(0x7EA7'0015) : "r15");
  faults::invalid_opcode();
}

}  // namespace
}  // namespace limine

extern "C" void _start() {
  using namespace limine;
  const Processors* const answer = request.response;
  for (std::uint64_t i = 0; answer != nullptr && i < answer->count; ++i) {
    Processor& processor = *answer->processors[i];
    if (processor.local_apic_id != answer->boot_local_apic_id) {
      std::atomic_ref(processor.goto_address).store(run, std::memory_order_release);
    }
  }
  for (;;) {
    asm volatile("cli; hlt");
  }
}
