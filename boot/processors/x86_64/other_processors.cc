// SPDX-License-Identifier: Apache-2.0
#include "boot/processors/other_processors.h"

#include <cstdint>
#include <span>

#include "boot/facts/memory_facts.h"
#include "boot/facts/power_timer.h"
#include "boot/facts/processors.h"
#include "boot/loader/enter/start_processors.h"
#include "slipway/machine/x86_64/cpuid.h"
#include "slipway/machine/x86_64/local_apic.h"

namespace slipway::processors {

loader::Result<void> find_processors(const loader::LoadPlan& plan, loader::MachineFacts& facts) {
  if (plan.other_processors != loader::OtherProcessors::kStarted) {
    return {};
  }
  const std::uint64_t root_table = facts::acpi_root_table(facts.tables);
  facts.has_x2apic = machine::Cpu<>::has(machine::CpuInstruction::kX2Apic);
  facts.x2apics_only = machine::LocalApic<>::is_x2apic_for_good();
  facts.power_timer = facts::find_power_timer(root_table, facts.memory);
  return facts::find_processors(root_table, machine::LocalApic<>::id(), facts.memory)
      .and_then([&](std::span<const loader::ProcessorFacts> processors) {
        facts.processors = processors;
        return processors.size() > 1 && !facts.power_timer
                   ? loader::Result<void>(std::unexpected(
                         loader::Error{.code = loader::ErrorCode::kNoProcessorTimer}))
                   : loader::Result<void>();
      });
}

loader::Result<void> start_processors(const loader::LoadPlan& plan,
                                      const loader::MachineFacts& facts,
                                      const loader::Handoff& handoff) {
  return plan.other_processors == loader::OtherProcessors::kStarted
             ? loader::start_processors(handoff, facts.power_timer)
             : loader::Result<void>();
}

}  // namespace slipway::processors
