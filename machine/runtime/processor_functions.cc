// SPDX-License-Identifier: Apache-2.0
// What __builtin_cpu_init(), __builtin_cpu_supports() and __builtin_cpu_is() call and look at
// (GCC's manual, "x86 Built-in Functions"): objects whose layout compilers agree on.
//
// What the processor has is known before the first constructor runs that names no earlier place for
// itself. A kernel that lets the processor save more registers (XCR0) calls __builtin_cpu_init()
// again; without that, what works with YMM and ZMM is not supported. Of makes and models there are
// Intel's and AMD's makes, and no model.
#include <cstddef>
#include <cstdint>

#include "slipway/machine/x86_64/compiler_features.h"
#include "slipway/machine/x86_64/cpuid.h"

namespace machine = slipway::machine;

extern "C" {

struct ProcessorModel {
  std::uint32_t vendor;
  std::uint32_t type;
  std::uint32_t subtype;
  std::uint32_t features;  // 0 to 31; those above are in another object
};

extern ProcessorModel __cpu_model;
extern std::uint32_t __cpu_features2[3];
int __cpu_indicator_init();

constinit ProcessorModel __cpu_model{};
constinit std::uint32_t __cpu_features2[3]{};

}  // extern "C"

namespace {

enum Vendor : std::uint32_t { kIntel = 1, kAmd = 2, kOther = 3 };

// The last of the three registers of the maker's name, which no other maker has.
Vendor vendor() {
  constexpr std::uint32_t kGenuineIntel = 0x6C65'746E;  // "ntel"
  constexpr std::uint32_t kAuthenticAmd = 0x444D'4163;  // "cAMD"
  switch (machine::CpuidInstruction::query(machine::CpuidLeaf::kVendor).ecx) {
    case kGenuineIntel:
      return kIntel;
    case kAuthenticAmd:
      return kAmd;
    default:
      return kOther;
  }
}

// Intel SDM vol. 2D, XGETBV.
std::uint64_t enabled_state() {
  if (!machine::Cpu<>::has(machine::CpuInstruction::kXgetbv)) {
    return 0;
  }
  std::uint32_t low;
  std::uint32_t high;
  asm volatile("xgetbv" : "=a"(low), "=d"(high) : "c"(0));
  return static_cast<std::uint64_t>(high) << 32 | low;
}

}  // namespace

// Before all constructors that users may have, which are from 101 on.
extern "C" [[gnu::constructor(100)]] int __cpu_indicator_init() {
  const auto words = machine::read_compiler_features(enabled_state()).words();
  __cpu_model.vendor = vendor();
  __cpu_model.features = words[0];
  for (std::size_t i = 0; i < 3; ++i) {
    __cpu_features2[i] = words[i + 1];
  }
  return 0;
}
