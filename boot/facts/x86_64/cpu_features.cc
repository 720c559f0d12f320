// SPDX-License-Identifier: Apache-2.0
#include "boot/facts/cpu_features.h"

#include "slipway/machine/x86_64/cpuid.h"

namespace slipway::facts {

loader::CpuFeatures cpu_features() {
  using machine::CpuFeature;
  return {
      .no_execute = machine::Cpu<>::has(CpuFeature::kNoExecute),
      .gigabyte_pages = machine::Cpu<>::has(CpuFeature::kGibibytePages),
      .page_attribute_table = machine::Cpu<>::has(machine::CpuBasicFeature::kPageAttributeTable)};
}

std::uint64_t physical_address_end() {
  return std::uint64_t{1} << machine::Cpu<>::physical_address_bits();
}

}  // namespace slipway::facts
