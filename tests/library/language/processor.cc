// SPDX-License-Identifier: Apache-2.0
// What __builtin_cpu_supports() says, in a kernel that never asked for it to be found out.
#include <slipway/kernel.h>

#include <cstdint>
#include <string_view>

#include "slipway/machine/x86_64/control_registers.h"

namespace {

using slipway::machine::Cr4;

constexpr const char* word(bool supported) {
  return supported ? "yes" : "no";
}

struct Answers {
  bool sse2 = __builtin_cpu_supports("sse2");
  bool sse42 = __builtin_cpu_supports("sse4.2");
  bool avx = __builtin_cpu_supports("avx");
  bool rdrnd = __builtin_cpu_supports("rdrnd");
  bool level1 = __builtin_cpu_supports("x86-64");
  bool level2 = __builtin_cpu_supports("x86-64-v2");
  bool intel = __builtin_cpu_is("intel");
  bool amd = __builtin_cpu_is("amd");
};

// The earliest that a kernel can ask, and this object comes before the library's in the link.
[[gnu::init_priority(101)]] const Answers early;

void print(std::string_view when, const Answers& answers) {
  slipway::println(
      "{}: sse2 {}, sse4.2 {}, avx {}, rdrnd {}, x86-64 {}, x86-64-v2 {}, Intel {}, AMD {}", when,
      word(answers.sse2), word(answers.sse42), word(answers.avx), word(answers.rdrnd),
      word(answers.level1), word(answers.level2), word(answers.intel), word(answers.amd));
}

// XCR0: the x87's registers, XMM and YMM (Intel SDM vol. 1, section 13.3).
void enable_ymm() {
  constexpr std::uint32_t kX87XmmYmm = 0b111;
  Cr4::write(Cr4::read() | Cr4::kFxsave | Cr4::kExtendedState);
  asm volatile("xsetbv" ::"c"(0), "a"(kX87XmmYmm), "d"(0));
}

}  // namespace

void kernel_main(const slipway::protocol::BootInfo& /*info*/) {
  print("before constructors", early);
  if (__builtin_cpu_supports("xsave")) {
    enable_ymm();
    __builtin_cpu_init();
  }
  print("with YMM registers", Answers());
}
