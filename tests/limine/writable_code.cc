// SPDX-License-Identifier: Apache-2.0
// A kernel with a segment that is writable and executable, as its protocol allows, and which uses
// that.
#include <cstdint>

#include "tests/limine/console.h"
#include "tests/limine/requests.h"

// mov $1, %eax; ret
asm(R"(
    .pushsection .patched, "ax", @progbits
    .globl patched
patched:
    .byte 0xb8, 0x01, 0x00, 0x00, 0x00
    .byte 0xc3
    .popsection
)");
extern "C" volatile std::uint8_t patched[];

namespace limine {
namespace {

[[gnu::used]] volatile BaseRevision base_revision = LIMINE_BASE_REVISION(6);

std::uint32_t call() {
  return reinterpret_cast<std::uint32_t (*)()>(reinterpret_cast<std::uint64_t>(patched))();
}

}  // namespace
}  // namespace limine

extern "C" void kernel_main() {
  using namespace limine;
  check("the base revision is served", base_revision.revision, 0);
  check("what the code says", call(), 1);
  patched[1] = 2;
  check("what the code says once it is changed", call(), 2);
  end("writable code");
}
