// SPDX-License-Identifier: Apache-2.0
// Which features the processor has, as compilers number them.
//
// Where a feature is in CPUID: Intel SDM vol. 2A, CPUID, and Intel's Architecture Instruction Set
// Extensions Programming Reference, "CPUID Instruction"; AMD APM vol. 3, appendix E.
#ifndef SLIPWAY_MACHINE_X86_64_COMPILER_FEATURES_H_
#define SLIPWAY_MACHINE_X86_64_COMPILER_FEATURES_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <initializer_list>

#include "slipway/machine/x86_64/compiler_feature.h"
#include "slipway/machine/x86_64/cpuid.h"

namespace slipway::machine {

// What an instruction works with: registers that are there once the kernel lets the processor save
// them. Bits of XCR0 (Intel SDM vol. 1, section 13.3, "Enabling the XSAVE Feature Set and
// XSAVE-Enabled Features").
enum class RegisterState : std::uint64_t {
  kAlways = 0,
  kYmm = 0x6,           // with XMM
  kZmm = 0xE6,          // with those, and with masks
  kTiles = 3ull << 17,  // and their configuration
};

class CompilerFeatures {
 public:
  using Words = std::array<std::uint32_t, 4>;  // 32 features each

  struct Bit {
    CompilerFeature feature;
    std::uint8_t number;  // in a register that CPUID gave
    RegisterState needs = RegisterState::kAlways;
  };

  explicit constexpr CompilerFeatures(std::uint64_t xcr0) : xcr0_(xcr0) {}

  constexpr void add(std::uint32_t answer, std::initializer_list<Bit> bits) {
    for (const Bit& bit : bits) {
      const auto needs = static_cast<std::uint64_t>(bit.needs);
      if ((answer >> bit.number & 1) != 0 && (xcr0_ & needs) == needs) {
        add(bit.feature);
      }
    }
  }

  constexpr void add(CompilerFeature feature) {
    words_[index(feature) / 32] |= 1u << index(feature) % 32;
  }

  constexpr bool has(std::initializer_list<CompilerFeature> features) const {
    for (const CompilerFeature feature : features) {
      if ((words_[index(feature) / 32] >> index(feature) % 32 & 1) == 0) {
        return false;
      }
    }
    return true;
  }

  constexpr const Words& words() const { return words_; }

 private:
  static constexpr std::size_t index(CompilerFeature feature) {
    return static_cast<std::size_t>(feature);
  }

  std::uint64_t xcr0_;
  Words words_{};
};

// What the processor answers. `xcr0` is the register of that name, 0 where the kernel has not
// enabled it (CpuInstruction::kXgetbv).
template <typename Cpuid = CpuidInstruction>
constexpr CompilerFeatures read_compiler_features(std::uint64_t xcr0) {
  using enum CompilerFeature;
  using enum RegisterState;
  CompilerFeatures features(xcr0);

  // Nothing where the processor knows no such leaf.
  const auto query = [](CpuidLeaf leaf, std::uint32_t subleaf = 0) {
    return Cpu<Cpuid>::has_leaf(leaf) ? Cpuid::query(leaf, subleaf) : CpuidRegisters{};
  };

  const CpuidRegisters basic = query(CpuidLeaf::kFeatures);
  features.add(basic.ecx, {{kSse3, 0},
                           {kPclmul, 1},
                           {kSsse3, 9},
                           {kFma, 12, kYmm},
                           {kCx16, 13},
                           {kSse41, 19},
                           {kSse42, 20},
                           {kMovbe, 22},
                           {kPopcnt, 23},
                           {kAes, 25},
                           {kXsave, 26},
                           {kAvx, 28, kYmm},
                           {kF16c, 29, kYmm},
                           {kRdrnd, 30}});
  features.add(basic.edx, {{kCmov, 15}, {kMmx, 23}, {kSse, 25}, {kSse2, 26}});

  const CpuidRegisters structured = query(CpuidLeaf::kStructuredFeatures);
  features.add(structured.ebx, {{kFsgsbase, 0},
                                {kSgx, 2},
                                {kBmi, 3},
                                {kAvx2, 5, kYmm},
                                {kBmi2, 8},
                                {kRtm, 11},
                                {kAvx512f, 16, kZmm},
                                {kAvx512dq, 17, kZmm},
                                {kRdseed, 18},
                                {kAdx, 19},
                                {kAvx512ifma, 21, kZmm},
                                {kClflushopt, 23},
                                {kClwb, 24},
                                {kAvx512cd, 28, kZmm},
                                {kSha, 29},
                                {kAvx512bw, 30, kZmm},
                                {kAvx512vl, 31, kZmm}});
  // Protection keys are there once CR4.PKE is set: bit 4 and not bit 3.
  features.add(structured.ecx, {{kAvx512vbmi, 1, kZmm},
                                {kPku, 4},
                                {kWaitpkg, 5},
                                {kAvx512vbmi2, 6, kZmm},
                                {kShstk, 7},
                                {kGfni, 8},
                                {kVaes, 9, kYmm},
                                {kVpclmulqdq, 10, kYmm},
                                {kAvx512vnni, 11, kZmm},
                                {kAvx512bitalg, 12, kZmm},
                                {kAvx512vpopcntdq, 14, kZmm},
                                {kRdpid, 22},
                                {kKl, 23},
                                {kCldemote, 25},
                                {kMovdiri, 27},
                                {kMovdir64b, 28},
                                {kEnqcmd, 29}});
  features.add(structured.edx, {{kAvx5124vnniw, 2, kZmm},
                                {kAvx5124fmaps, 3, kZmm},
                                {kUintr, 5},
                                {kAvx512vp2intersect, 8, kZmm},
                                {kSerialize, 14},
                                {kTsxldtrk, 16},
                                {kPconfig, 18},
                                {kAmxBf16, 22, kTiles},
                                {kAvx512fp16, 23, kZmm},
                                {kAmxTile, 24, kTiles},
                                {kAmxInt8, 25, kTiles}});
  if (structured.eax >= 1) {
    const CpuidRegisters more = query(CpuidLeaf::kStructuredFeatures, 1);
    features.add(more.eax, {{kSha512, 0, kYmm},
                            {kSm3, 1, kYmm},
                            {kSm4, 2, kYmm},
                            {kRaoint, 3},
                            {kAvxvnni, 4, kYmm},
                            {kAvx512bf16, 5, kZmm},
                            {kCmpccxadd, 7},
                            {kAmxFp16, 21, kTiles},
                            {kHreset, 22},
                            {kAvxifma, 23, kYmm}});
    features.add(more.edx, {{kAvxvnniint8, 4, kYmm},
                            {kAvxneconvert, 5, kYmm},
                            {kAmxComplex, 8, kTiles},
                            {kAvxvnniint16, 10, kYmm},
                            {kPrefetchi, 14},
                            {kUsermsr, 15},
                            {kAvx10_1_256, 19, kZmm},
                            {kApxf, 21}});
  }
  features.add(query(CpuidLeaf::kExtendedState, 1).eax,
               {{kXsaveopt, 0}, {kXsavec, 1}, {kXsaves, 3}});
  features.add(query(CpuidLeaf::kTrace).ebx, {{kPtwrite, 4}});
  features.add(query(CpuidLeaf::kKeyLocker).ebx, {{kWidekl, 2}});
  if (features.has({kAvx10_1_256})) {
    features.add(query(CpuidLeaf::kVectorLengths).ebx, {{kAvx10_1_512, 18}});
  }

  features.add(query(CpuidLeaf::kExtendedFeatures).ecx, {{kLahf, 0},
                                                         {kSse4a, 6},
                                                         {kLzcnt, 5},
                                                         {kPrfchw, 8},
                                                         {kXop, 11, kYmm},
                                                         {kLwp, 15},
                                                         {kFma4, 16, kYmm},
                                                         {kTbm, 21},
                                                         {kMwaitx, 29}});
  features.add(query(CpuidLeaf::kAddressSizes).ebx, {{kClzero, 0}, {kWbnoinvd, 9}});

  // Each level has what those before it have (psABI, section 3.1.1, "Processor Architecture").
  if (features.has({kCmov, kMmx, kSse, kSse2})) {
    features.add(kX86_64);
  }
  if (features.has({kX86_64, kCx16, kLahf, kPopcnt, kSse3, kSse41, kSse42, kSsse3})) {
    features.add(kX86_64V2);
  }
  if (features.has({kX86_64V2, kAvx, kAvx2, kBmi, kBmi2, kF16c, kFma, kLzcnt, kMovbe, kXsave})) {
    features.add(kX86_64V3);
  }
  if (features.has({kX86_64V3, kAvx512f, kAvx512bw, kAvx512cd, kAvx512dq, kAvx512vl})) {
    features.add(kX86_64V4);
  }
  return features;
}

}  // namespace slipway::machine

#endif  // SLIPWAY_MACHINE_X86_64_COMPILER_FEATURES_H_
