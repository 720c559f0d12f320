// SPDX-License-Identifier: Apache-2.0
#include "slipway/machine/x86_64/compiler_features.h"

#include <gtest/gtest.h>

#include <cstddef>
#include <cstdint>
#include <initializer_list>

// What __builtin_cpu_supports() looks at, in this program: the test's own, and not the C library's.
extern "C" {
struct ProcessorModel {
  std::uint32_t vendor, type, subtype, features;
};
ProcessorModel __cpu_model;
std::uint32_t __cpu_features2[3];
}

namespace slipway::machine {
namespace {

using enum CompilerFeature;

void set(const CompilerFeatures::Words& words) {
  __cpu_model.features = words[0];
  for (std::size_t i = 0; i < 3; ++i) {
    __cpu_features2[i] = words[i + 1];
  }
}

struct Named {
  CompilerFeature feature;
  const char* name;
  bool (*is_supported)();
};

// The compiler wants a literal.
#define SLIPWAY_FEATURE(feature, name)                              \
  Named {                                                           \
    feature, name, [] { return __builtin_cpu_supports(name) != 0; } \
  }

TEST(CompilerFeatures, HaveTheCompilersNumbers) {
  const Named all[] = {
      SLIPWAY_FEATURE(kCmov, "cmov"),
      SLIPWAY_FEATURE(kMmx, "mmx"),
      SLIPWAY_FEATURE(kPopcnt, "popcnt"),
      SLIPWAY_FEATURE(kSse, "sse"),
      SLIPWAY_FEATURE(kSse2, "sse2"),
      SLIPWAY_FEATURE(kSse3, "sse3"),
      SLIPWAY_FEATURE(kSsse3, "ssse3"),
      SLIPWAY_FEATURE(kSse41, "sse4.1"),
      SLIPWAY_FEATURE(kSse42, "sse4.2"),
      SLIPWAY_FEATURE(kAvx, "avx"),
      SLIPWAY_FEATURE(kAvx2, "avx2"),
      SLIPWAY_FEATURE(kSse4a, "sse4a"),
      SLIPWAY_FEATURE(kFma4, "fma4"),
      SLIPWAY_FEATURE(kXop, "xop"),
      SLIPWAY_FEATURE(kFma, "fma"),
      SLIPWAY_FEATURE(kAvx512f, "avx512f"),
      SLIPWAY_FEATURE(kBmi, "bmi"),
      SLIPWAY_FEATURE(kBmi2, "bmi2"),
      SLIPWAY_FEATURE(kAes, "aes"),
      SLIPWAY_FEATURE(kPclmul, "pclmul"),
      SLIPWAY_FEATURE(kAvx512vl, "avx512vl"),
      SLIPWAY_FEATURE(kAvx512bw, "avx512bw"),
      SLIPWAY_FEATURE(kAvx512dq, "avx512dq"),
      SLIPWAY_FEATURE(kAvx512cd, "avx512cd"),
      SLIPWAY_FEATURE(kAvx512vbmi, "avx512vbmi"),
      SLIPWAY_FEATURE(kAvx512ifma, "avx512ifma"),
      SLIPWAY_FEATURE(kAvx5124vnniw, "avx5124vnniw"),
      SLIPWAY_FEATURE(kAvx5124fmaps, "avx5124fmaps"),
      SLIPWAY_FEATURE(kAvx512vpopcntdq, "avx512vpopcntdq"),
      SLIPWAY_FEATURE(kAvx512vbmi2, "avx512vbmi2"),
      SLIPWAY_FEATURE(kGfni, "gfni"),
      SLIPWAY_FEATURE(kVpclmulqdq, "vpclmulqdq"),
      SLIPWAY_FEATURE(kAvx512vnni, "avx512vnni"),
      SLIPWAY_FEATURE(kAvx512bitalg, "avx512bitalg"),
      SLIPWAY_FEATURE(kAvx512bf16, "avx512bf16"),
      SLIPWAY_FEATURE(kAvx512vp2intersect, "avx512vp2intersect"),
      SLIPWAY_FEATURE(kAdx, "adx"),
      SLIPWAY_FEATURE(kCldemote, "cldemote"),
      SLIPWAY_FEATURE(kClflushopt, "clflushopt"),
      SLIPWAY_FEATURE(kClwb, "clwb"),
      SLIPWAY_FEATURE(kClzero, "clzero"),
      SLIPWAY_FEATURE(kCx16, "cx16"),
      SLIPWAY_FEATURE(kEnqcmd, "enqcmd"),
      SLIPWAY_FEATURE(kF16c, "f16c"),
      SLIPWAY_FEATURE(kFsgsbase, "fsgsbase"),
      SLIPWAY_FEATURE(kLwp, "lwp"),
      SLIPWAY_FEATURE(kLzcnt, "lzcnt"),
      SLIPWAY_FEATURE(kMovbe, "movbe"),
      SLIPWAY_FEATURE(kMovdir64b, "movdir64b"),
      SLIPWAY_FEATURE(kMovdiri, "movdiri"),
      SLIPWAY_FEATURE(kMwaitx, "mwaitx"),
      SLIPWAY_FEATURE(kPconfig, "pconfig"),
      SLIPWAY_FEATURE(kPku, "pku"),
      SLIPWAY_FEATURE(kPrfchw, "prfchw"),
      SLIPWAY_FEATURE(kPtwrite, "ptwrite"),
      SLIPWAY_FEATURE(kRdpid, "rdpid"),
      SLIPWAY_FEATURE(kRdrnd, "rdrnd"),
      SLIPWAY_FEATURE(kRdseed, "rdseed"),
      SLIPWAY_FEATURE(kRtm, "rtm"),
      SLIPWAY_FEATURE(kSerialize, "serialize"),
      SLIPWAY_FEATURE(kSgx, "sgx"),
      SLIPWAY_FEATURE(kSha, "sha"),
      SLIPWAY_FEATURE(kShstk, "shstk"),
      SLIPWAY_FEATURE(kTbm, "tbm"),
      SLIPWAY_FEATURE(kTsxldtrk, "tsxldtrk"),
      SLIPWAY_FEATURE(kVaes, "vaes"),
      SLIPWAY_FEATURE(kWaitpkg, "waitpkg"),
      SLIPWAY_FEATURE(kWbnoinvd, "wbnoinvd"),
      SLIPWAY_FEATURE(kXsave, "xsave"),
      SLIPWAY_FEATURE(kXsavec, "xsavec"),
      SLIPWAY_FEATURE(kXsaveopt, "xsaveopt"),
      SLIPWAY_FEATURE(kXsaves, "xsaves"),
      SLIPWAY_FEATURE(kAmxTile, "amx-tile"),
      SLIPWAY_FEATURE(kAmxInt8, "amx-int8"),
      SLIPWAY_FEATURE(kAmxBf16, "amx-bf16"),
      SLIPWAY_FEATURE(kUintr, "uintr"),
      SLIPWAY_FEATURE(kHreset, "hreset"),
      SLIPWAY_FEATURE(kKl, "kl"),
      SLIPWAY_FEATURE(kWidekl, "widekl"),
      SLIPWAY_FEATURE(kAvxvnni, "avxvnni"),
      SLIPWAY_FEATURE(kAvx512fp16, "avx512fp16"),
      SLIPWAY_FEATURE(kX86_64, "x86-64"),
      SLIPWAY_FEATURE(kX86_64V2, "x86-64-v2"),
      SLIPWAY_FEATURE(kX86_64V3, "x86-64-v3"),
      SLIPWAY_FEATURE(kX86_64V4, "x86-64-v4"),
      SLIPWAY_FEATURE(kAvxifma, "avxifma"),
      SLIPWAY_FEATURE(kAvxvnniint8, "avxvnniint8"),
      SLIPWAY_FEATURE(kAvxneconvert, "avxneconvert"),
      SLIPWAY_FEATURE(kCmpccxadd, "cmpccxadd"),
      SLIPWAY_FEATURE(kAmxFp16, "amx-fp16"),
      SLIPWAY_FEATURE(kPrefetchi, "prefetchi"),
      SLIPWAY_FEATURE(kRaoint, "raoint"),
      SLIPWAY_FEATURE(kAmxComplex, "amx-complex"),
      SLIPWAY_FEATURE(kAvxvnniint16, "avxvnniint16"),
      SLIPWAY_FEATURE(kSm3, "sm3"),
      SLIPWAY_FEATURE(kSha512, "sha512"),
      SLIPWAY_FEATURE(kSm4, "sm4"),
      SLIPWAY_FEATURE(kApxf, "apxf"),
      SLIPWAY_FEATURE(kUsermsr, "usermsr"),
      SLIPWAY_FEATURE(kAvx10_1_256, "avx10.1-256"),
      SLIPWAY_FEATURE(kAvx10_1_512, "avx10.1-512"),
  };
#undef SLIPWAY_FEATURE
  for (const Named& one : all) {
    CompilerFeatures only(0);
    only.add(one.feature);
    set(only.words());
    EXPECT_TRUE(one.is_supported()) << one.name;
    for (const Named& other : all) {
      EXPECT_EQ(other.is_supported(), other.feature == one.feature) << other.name;
    }
  }
}

// Has every bit of every leaf that it has.
template <std::uint32_t HighestLeaf, std::uint32_t HighestSubleaf = 1>
struct Processor {
  static constexpr CpuidRegisters query(CpuidLeaf leaf, std::uint32_t subleaf = 0) {
    switch (leaf) {
      case CpuidLeaf::kVendor:
        return {HighestLeaf, 0, 0, 0};
      case CpuidLeaf::kMaxExtended:
        return {0x8000'0008, 0, 0, 0};
      case CpuidLeaf::kStructuredFeatures:
        return {subleaf == 0 ? HighestSubleaf : ~0u, ~0u, ~0u, ~0u};
      default:
        return {~0u, ~0u, ~0u, ~0u};
    }
  }
};
using NewProcessor = Processor<0x24>;

constexpr std::uint64_t kNoState = 0;
constexpr auto kYmm = static_cast<std::uint64_t>(RegisterState::kYmm);
constexpr auto kZmm = static_cast<std::uint64_t>(RegisterState::kZmm);
constexpr auto kTiles = static_cast<std::uint64_t>(RegisterState::kTiles);

template <typename Cpuid>
constexpr bool has(std::uint64_t xcr0, std::initializer_list<CompilerFeature> features) {
  return read_compiler_features<Cpuid>(xcr0).has(features);
}

// What works with registers that the kernel has not enabled is not there.
static_assert(has<NewProcessor>(kNoState, {kSse42, kBmi2, kXsave, kWidekl, kLzcnt, kWbnoinvd}));
static_assert(has<NewProcessor>(kNoState, {kX86_64, kX86_64V2}));
static_assert(!has<NewProcessor>(kNoState, {kAvx}));
static_assert(!has<NewProcessor>(kNoState, {kX86_64V3}));
static_assert(has<NewProcessor>(kYmm, {kAvx, kAvx2, kFma4, kSha512, kX86_64V3}));
static_assert(!has<NewProcessor>(kYmm, {kAvx512f}));
static_assert(!has<NewProcessor>(kYmm, {kX86_64V4}));
static_assert(has<NewProcessor>(kZmm, {kAvx, kAvx512f, kAvx10_1_512, kX86_64V4}));
static_assert(!has<NewProcessor>(kZmm, {kAmxTile}));
static_assert(has<NewProcessor>(kTiles, {kAmxTile, kAmxFp16}));
static_assert(!has<NewProcessor>(kTiles, {kAvx}));

// Nor is what leaves have that the processor does not.
static_assert(has<Processor<1>>(~0ull, {kSse42, kAvx, kRdrnd, kX86_64V2}));
static_assert(!has<Processor<1>>(~0ull, {kBmi}));
static_assert(!has<Processor<1>>(~0ull, {kXsaveopt}));
static_assert(has<Processor<7>>(~0ull, {kBmi, kAvx512f, kAvxvnni}));
static_assert(!has<Processor<7>>(~0ull, {kXsaveopt}));
static_assert(!has<Processor<0x23>>(~0ull, {kAvx10_1_512}));
static_assert(has<Processor<0x23>>(~0ull, {kAvx10_1_256, kPtwrite, kWidekl}));
static_assert(!has<Processor<7, 0>>(~0ull, {kAvxvnni}));

}  // namespace
}  // namespace slipway::machine
