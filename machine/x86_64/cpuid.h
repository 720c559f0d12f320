// SPDX-License-Identifier: Apache-2.0
// What the processor says about itself: the CPUID instruction (Intel SDM vol. 2A, CPUID; AMD APM
// vol. 3, appendix E).
#ifndef SLIPWAY_MACHINE_X86_64_CPUID_H_
#define SLIPWAY_MACHINE_X86_64_CPUID_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace slipway::machine {

enum class CpuidLeaf : std::uint32_t {
  kVendor = 0x0000'0000,
  kFeatures = 0x0000'0001,
  kStructuredFeatures = 0x0000'0007,
  kExtendedState = 0x0000'000D,
  kTrace = 0x0000'0014,
  kTimeStampCounter = 0x0000'0015,
  kKeyLocker = 0x0000'0019,
  kVectorLengths = 0x0000'0024,  // of AVX10
  kMaxExtended = 0x8000'0000,
  kExtendedFeatures = 0x8000'0001,
  kBrandFirst = 0x8000'0002,
  kBrandLast = 0x8000'0004,
  kAddressSizes = 0x8000'0008,
};

struct CpuidRegisters {
  std::uint32_t eax;
  std::uint32_t ebx;
  std::uint32_t ecx;
  std::uint32_t edx;
};

// The processor's own answers. What follows takes such a type as a parameter, so that a test can
// give other ones.
struct CpuidInstruction {
  // Some leaves have several answers, by their number.
  static CpuidRegisters query(CpuidLeaf leaf, std::uint32_t subleaf = 0) {
    CpuidRegisters registers{};
    asm volatile("cpuid"
                 : "=a"(registers.eax), "=b"(registers.ebx), "=c"(registers.ecx),
                   "=d"(registers.edx)
                 : "a"(static_cast<std::uint32_t>(leaf)), "c"(subleaf));
    return registers;
  }
};

// A feature is a bit of EDX in leaf kExtendedFeatures.
enum class CpuFeature : std::uint32_t {
  kNoExecute = 1u << 20,
  kGibibytePages = 1u << 26,
  kLongMode = 1u << 29,
};

// One that is older than that leaf is a bit of EDX in leaf kFeatures.
enum class CpuBasicFeature : std::uint32_t {
  kMemoryTypeRanges = 1u << 12,
  kPageAttributeTable = 1u << 16,
};

// Of EDX in leaf kStructuredFeatures.
enum class CpuStructuredFeature : std::uint32_t {
  kArchitecturalCapabilities = 1u << 29,  // IA32_ARCH_CAPABILITIES is there
};

// An instruction, or a part, that not all have is a bit of ECX in leaf kFeatures.
enum class CpuInstruction : std::uint32_t {
  kX2Apic = 1u << 21,  // its local APIC can be one
  kXgetbv = 1u << 27,  // the kernel has enabled it: CR4.OSXSAVE
  kRdrand = 1u << 30,
};

// Text that the processor gave in registers, four characters in each.
template <std::size_t Registers>
class CpuText {
 public:
  constexpr void append(std::uint32_t characters) {
    for (int i = 0; i < 4; ++i) {
      const char character = static_cast<char>(characters >> (8 * i) & 0xFF);
      if (character == '\0') {
        return;
      }
      if (size_ == 0 && character == ' ') {
        continue;  // old Intel brand strings are right-aligned
      }
      characters_[size_++] = character;
    }
  }
  constexpr void trim_right() {
    while (size_ > 0 && characters_[size_ - 1] == ' ') {
      --size_;
    }
  }
  constexpr std::string_view view() const { return {characters_.data(), size_}; }

 private:
  std::array<char, Registers * 4> characters_{};
  std::size_t size_ = 0;
};

template <typename Cpuid = CpuidInstruction>
class Cpu {
 public:
  // A processor answers a leaf above its highest one with the data of another leaf.
  static constexpr bool has_leaf(CpuidLeaf leaf) {
    const CpuidLeaf range = leaf < CpuidLeaf::kMaxExtended ? CpuidLeaf::kVendor  //
                                                           : CpuidLeaf::kMaxExtended;
    return Cpuid::query(range).eax >= static_cast<std::uint32_t>(leaf);
  }

  static constexpr bool has(CpuFeature feature) {
    return has_leaf(CpuidLeaf::kExtendedFeatures) &&
           (Cpuid::query(CpuidLeaf::kExtendedFeatures).edx & static_cast<std::uint32_t>(feature)) !=
               0;
  }

  static constexpr bool has(CpuBasicFeature feature) {
    return has_leaf(CpuidLeaf::kFeatures) &&
           (Cpuid::query(CpuidLeaf::kFeatures).edx & static_cast<std::uint32_t>(feature)) != 0;
  }

  static constexpr bool has(CpuStructuredFeature feature) {
    return has_leaf(CpuidLeaf::kStructuredFeatures) &&
           (Cpuid::query(CpuidLeaf::kStructuredFeatures).edx &
            static_cast<std::uint32_t>(feature)) != 0;
  }

  static constexpr bool has(CpuInstruction instruction) {
    return has_leaf(CpuidLeaf::kFeatures) &&
           (Cpuid::query(CpuidLeaf::kFeatures).ecx & static_cast<std::uint32_t>(instruction)) != 0;
  }

  // MAXPHYADDR: how many bits a physical address has (Intel SDM vol. 3A, section 4.1.4).
  static constexpr unsigned physical_address_bits() {
    constexpr unsigned kOldProcessors = 36;
    if (!has_leaf(CpuidLeaf::kAddressSizes)) {
      return kOldProcessors;
    }
    return Cpuid::query(CpuidLeaf::kAddressSizes).eax & 0xFF;
  }

  // Of the time stamp counter, in Hz; nothing where the processor does not say (Intel SDM vol. 3B,
  // section 19.7.3).
  static constexpr std::optional<std::uint64_t> time_stamp_frequency() {
    if (!has_leaf(CpuidLeaf::kTimeStampCounter)) {
      return std::nullopt;
    }
    const CpuidRegisters ratio = Cpuid::query(CpuidLeaf::kTimeStampCounter);
    if (ratio.eax == 0 || ratio.ebx == 0 || ratio.ecx == 0) {
      return std::nullopt;
    }
    return std::uint64_t{ratio.ecx} * ratio.ebx / ratio.eax;
  }

  // Such as "GenuineIntel".
  static constexpr CpuText<3> vendor() {
    const CpuidRegisters answer = Cpuid::query(CpuidLeaf::kVendor);
    CpuText<3> text;
    text.append(answer.ebx);
    text.append(answer.edx);
    text.append(answer.ecx);
    return text;
  }

  // The name under which the processor is sold; empty where it does not say.
  static constexpr CpuText<12> brand() {
    CpuText<12> text;
    if (!has_leaf(CpuidLeaf::kBrandLast)) {
      return text;
    }
    for (auto leaf = static_cast<std::uint32_t>(CpuidLeaf::kBrandFirst);
         leaf <= static_cast<std::uint32_t>(CpuidLeaf::kBrandLast); ++leaf) {
      const CpuidRegisters answer = Cpuid::query(static_cast<CpuidLeaf>(leaf));
      text.append(answer.eax);
      text.append(answer.ebx);
      text.append(answer.ecx);
      text.append(answer.edx);
    }
    text.trim_right();
    return text;
  }
};

}  // namespace slipway::machine

#endif  // SLIPWAY_MACHINE_X86_64_CPUID_H_
