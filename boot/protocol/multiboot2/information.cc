// SPDX-License-Identifier: Apache-2.0
#include "boot/protocol/multiboot2/information.h"

#include <algorithm>

#include "boot/loader/physical_place.h"
#include "boot/protocol/multiboot2/section_table.h"

namespace slipway::protocol::multiboot2 {
namespace {

// Not what a kernel knows as its memory types.
using loader::MemoryType;

// Below, kernels put what processors start with, and what a BIOS is called by.
constexpr std::uint64_t kLowest = 64 * machine::kKibibyte;

loader::MemoryRequest low_memory(std::uint64_t size) {
  return {.size = size, .minimum = kLowest, .end = loader::kPhysicalStart};
}

loader::MemoryRequest high_memory(const loader::MachineFacts& facts, const loader::Placed& placed,
                                  std::uint64_t size) {
  return {.size = size,
          .minimum = placed.physical.data_start,
          .end = std::min(facts.memory.end, loader::kPhysicalEnd)};
}

loader::Result<std::uint64_t> take(const loader::MachineFacts& facts,
                                   const loader::MemoryRequest& request, MemoryType type) {
  return facts.memory.map.allocate(request, type,
                                   {.code = loader::ErrorCode::kNoMemoryForBootInfo});
}

bool has_sections(const Requests& requests, const loader::LoadPlan& plan) {
  return requests.sections.count != 0 && !plan.modules.empty();
}

}  // namespace

// Below 1 MiB if there is room, as GRUB has it: kernels read it by page tables that map a few MiB.
loader::Result<std::uint64_t> take_memory(const loader::MachineFacts& facts,
                                          const loader::Placed& placed, std::uint64_t size) {
  const loader::MemoryRequest low = low_memory(size);
  return take(facts, facts.memory.map.find(low) ? low : high_memory(facts, placed, size),
              MemoryType::kBootInfo);
}

loader::Result<InformationPlace> take_place(const loader::MachineFacts& facts,
                                            const loader::Placed& placed, std::uint64_t size) {
  const loader::MemoryMap& map = facts.memory.map;
  const bool has_low = map.find(low_memory(size)).has_value();
  const auto room = has_low || placed.physical.beside_firmware
                        ? std::nullopt
                        : loader::room_at_entry(map, size, kLowest, loader::kPhysicalStart);
  if (!room) {
    return take_memory(facts, placed, size).transform([&](std::uint64_t start) {
      return InformationPlace{start, start, size};
    });
  }
  return take(facts, high_memory(facts, placed, size), MemoryType::kLoader)
      .transform([&](std::uint64_t start) { return InformationPlace{*room, start, size}; });
}

// The copy is made last, and what it writes to is not read by then.
loader::Handoff handoff_to(const loader::Placed& placed, const loader::LoadPlan& plan,
                           std::uint32_t magic, const InformationPlace& information) {
  loader::Handoff handoff = handoff_to(placed, plan, magic, information.address);
  if (information.written_at != information.address) {
    const std::span<loader::PhysicalCopy> copies = placed.physical.copies;
    copies.data()[copies.size()] = {.destination = static_cast<std::uint32_t>(information.address),
                                    .source = static_cast<std::uint32_t>(information.written_at),
                                    .size = static_cast<std::uint32_t>(information.size),
                                    .zeroes = 0};
    handoff.copies = {copies.data(), copies.size() + 1};
  }
  return handoff;
}

loader::Handoff handoff_to(const loader::Placed& placed, const loader::LoadPlan& plan,
                           std::uint32_t magic, std::uint64_t information) {
  return {.page_table_root = 0,
          .entry = placed.entry,
          .stack_top = 0,
          .page = placed.address_space.handoff_page,
          .descriptor_table_offset = 0,
          .no_execute = false,
          .state = plan.state,
          .registers = {.rax = magic, .rbx = information},
          .copies = placed.physical.copies};
}

std::size_t module_count(const Requests& requests, const loader::LoadPlan& plan) {
  return plan.modules.size() - (has_sections(requests, plan) ? 1 : 0);
}

std::span<const std::byte> section_headers(const Requests& requests, const loader::LoadPlan& plan,
                                           const loader::MachineFacts& facts,
                                           const loader::Placed& placed) {
  const SectionTable& table = requests.sections;
  const std::uint64_t size = std::uint64_t{table.count} * table.entry_size;
  if (!has_sections(requests, plan) || size > plan.modules.back().file->size()) {
    return {};
  }
  const std::uint64_t start = placed.modules.back();
  const std::span<std::byte> headers = facts.memory.memory.bytes(start, size);
  resolve_sections(headers, table.entry_size, start);
  return headers;
}

}  // namespace slipway::protocol::multiboot2
