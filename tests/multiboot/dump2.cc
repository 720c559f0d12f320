// SPDX-License-Identifier: Apache-2.0
// Says all that a Multiboot2 kernel is told, whoever loads it.
#include <cstdint>

#include "tests/multiboot/dump.h"
#include "tests/multiboot/multiboot2.h"

namespace {

using multiboot::dump;
using multiboot::Tag;

void dump_memory(const Tag& map) {
  dump("memory entry size", map.number(8));
  multiboot::MemoryDump memory;
  for (std::uint32_t offset = 16; offset < map.size; offset += map.number(8)) {
    const auto& entry = *reinterpret_cast<const multiboot::MemoryMapEntry*>(map.text(offset));
    memory.add(std::uint64_t{entry.start.high} << 32 | entry.start.low,
               std::uint64_t{entry.size.high} << 32 | entry.size.low, entry.type);
  }
  memory.end();
}

void dump_table(const char* key, const Tag& tag) {
  dump(key, "size ", tag.size, " sum ", multiboot::sum_of(tag.text(8), tag.size - 8));
}

// `module` is how many came before.
void dump_tag(const Tag& tag, std::uint32_t& module) {
  switch (tag.type) {
    case 1:
      dump("command line", tag.text(8));
      break;
    case 2:
      dump("loader name", tag.text(8));
      break;
    case 3:
      multiboot::dump_module(module++, tag.text(16), tag.number(8), tag.number(12));
      break;
    case 4:
      dump("lower memory", tag.number(8));
      dump("upper memory", tag.number(12));
      break;
    case 5:
      dump("boot device", tag.number(8), " partition ", tag.number(12), " in it ", tag.number(16));
      break;
    case 6:
      dump_memory(tag);
      break;
    case 8:
      multiboot::dump_framebuffer({.address = tag.number(8),
                                   .pitch = tag.number(16),
                                   .width = tag.number(20),
                                   .height = tag.number(24),
                                   .bits_per_pixel = tag.byte(28),
                                   .type = tag.byte(29),
                                   .colors = reinterpret_cast<const std::uint8_t*>(tag.text(32))});
      break;
    case 9:
      multiboot::dump_sections({.count = tag.number(8),
                                .entry_size = tag.number(12),
                                .names_index = tag.number(16),
                                .table = tag.text(20)});
      break;
    case 14:
      dump_table("old RSDP", tag);
      break;
    case 15:
      dump_table("new RSDP", tag);
      break;
    case 21:
      dump("load base", tag.number(8));
      break;
    default:  // by the machine, or the loader's own
      multiboot::dump_numbered("tag", tag.type, "", "told");
      break;
  }
}

}  // namespace

void kernel_main(const EntryState& state) {
  multiboot::dump_entry_state(state);
  const auto* const information = reinterpret_cast<const multiboot::Information*>(state.ebx);
  std::uint32_t module = 0;
  const Tag* tag = reinterpret_cast<const Tag*>(information + 1);
  for (; tag->type != 0; tag = tag->next()) {
    dump_tag(*tag, module);
  }
  dump("tags end",
       reinterpret_cast<std::uintptr_t>(tag) + tag->size == state.ebx + information->total_size
           ? "with the information"
           : "elsewhere");
  dump("end of .bss", multiboot::is_bss_zero() ? "zero" : "not zero");
  multiboot::end("information");
}
