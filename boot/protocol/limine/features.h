// SPDX-License-Identifier: Apache-2.0
// What kernels may request by the Limine boot protocol, by the two numbers that are a feature's
// own.
#ifndef SLIPWAY_BOOT_PROTOCOL_LIMINE_FEATURES_H_
#define SLIPWAY_BOOT_PROTOCOL_LIMINE_FEATURES_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <optional>

namespace slipway::protocol::limine {

using FeatureId = std::array<std::uint64_t, 2>;

// Those that are answered.
enum class Feature : std::uint8_t {
  kBootloaderInfo,
  kCommandLine,
  kFirmwareType,
  kStackSize,
  kDirectMap,
  kFramebuffer,
  kPagingMode,
  kProcessors,
  kMemoryMap,
  kEntryPoint,
  kExecutableFile,
  kModules,
  kRsdp,
  kSmbios,
  kExecutableAddress,
  kEfiSystemTable,
  kEfiMemoryMap,
  kDateAtBoot,
  kBootTimes,
  kTscFrequency,
};

// In the order of Feature.
inline constexpr FeatureId kFeatureIds[] = {
    {0xF55038D8E2A1202F, 0x279426FCF5F59740}, {0x4B161536E598651E, 0xB390AD4A2F1F303A},
    {0x8C2F75D90BEF28A8, 0x7045A4688EAC00C3}, {0x224EF0460A8E8926, 0xE1CB0FC25F46EA3D},
    {0x48DCF1CB8AD2B852, 0x63984E959A98244B}, {0x9D5827DCD881DD75, 0xA3148604F6FAB11B},
    {0x95C1A0EDAB0944CB, 0xA4E5CB3842F7488A}, {0x95A67B819A1B857E, 0xA0B61B723B6A73E0},
    {0x67CF3D9D378A806F, 0xE304ACDFC50C3C62}, {0x13D86C035A1CD3E1, 0x2B0CAA89D8F3026A},
    {0xAD97E90E83F1ED67, 0x31EB5D1C5FF23B69}, {0x3E7E279702BE32AF, 0xCA1C4F3BD1280CEE},
    {0xC5E77B6B397E7B43, 0x27637845ACCDCF3C}, {0x9E9046F11E095391, 0xAA4A520FEFBDE5EE},
    {0x71BA76863CC55F63, 0xB2644A48C516A487}, {0x5CEBA5163EAAF6D6, 0x0A6981610CF65FCC},
    {0x7DF62A431D6872D5, 0xA4FCDFB3E57306C8}, {0x502746E184C088AA, 0xFBC5EC83E6327893},
    {0x6B50AD9BF36D13AD, 0xDC4C7E88FC759E17}, {0x10F2EE1D87D195E4, 0xF747A2B78F6DDB31},
};

inline constexpr std::size_t kFeatures = std::size(kFeatureIds);
static_assert(kFeatures == static_cast<std::size_t>(Feature::kTscFrequency) + 1);

constexpr std::optional<Feature> feature_of(const FeatureId& id) {
  for (std::size_t i = 0; i < kFeatures; ++i) {
    if (kFeatureIds[i] == id) {
      return static_cast<Feature>(i);
    }
  }
  return std::nullopt;
}

}  // namespace slipway::protocol::limine

#endif  // SLIPWAY_BOOT_PROTOCOL_LIMINE_FEATURES_H_
