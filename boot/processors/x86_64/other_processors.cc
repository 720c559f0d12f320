// SPDX-License-Identifier: Apache-2.0
#include "boot/processors/other_processors.h"

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
  facts.has_x2apic = machine::Cpu<>::has(machine::CpuInstruction::kX2Apic);
  return facts::find_processors(facts::acpi_root_table(facts.tables), machine::LocalApic<>::id(),
                                facts.memory)
      .transform([&](std::span<const loader::ProcessorFacts> processors) {
        facts.processors = processors;
      });
}

loader::Result<void> start_processors(const loader::LoadPlan& plan,
                                      const loader::MachineFacts& facts,
                                      const loader::Handoff& handoff) {
  if (plan.other_processors != loader::OtherProcessors::kStarted) {
    return {};
  }
  return loader::start_processors(
      handoff, facts::find_power_timer(facts::acpi_root_table(facts.tables), facts.memory));
}

}  // namespace slipway::processors
