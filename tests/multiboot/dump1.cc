// SPDX-License-Identifier: Apache-2.0
// Says all that a kernel of Multiboot, version 1, is told, whoever loads it.
#include <cstdint>

#include "tests/multiboot/dump.h"
#include "tests/multiboot/multiboot.h"

namespace {

using multiboot::dump;
using multiboot::Information;

void dump_memory(const Information& information) {
  multiboot::MemoryDump memory;
  const std::uint32_t end = information.number(48) + information.number(44);
  for (std::uint32_t place = information.number(48); place < end;) {
    const auto& entry = *reinterpret_cast<const multiboot::MemoryMapEntry*>(place);
    memory.add(std::uint64_t{entry.start_high} << 32 | entry.start,
               std::uint64_t{entry.length_high} << 32 | entry.length, entry.type);
    place += entry.size + 4;
  }
  memory.end();
}

}  // namespace

void kernel_main(const EntryState& state) {
  multiboot::dump_entry_state(state);
  const Information information(state.ebx);
  dump("flags", information.number(0));
  if (information.has(0)) {
    dump("lower memory", information.number(4));
    dump("upper memory", information.number(8));
  }
  if (information.has(1)) {
    dump("boot device", information.number(12));
  }
  if (information.has(2)) {
    dump("command line", information.text(16));
  }
  for (std::uint32_t i = 0; information.has(3) && i < information.number(20); ++i) {
    const auto& module = reinterpret_cast<const multiboot::Module*>(information.number(24))[i];
    multiboot::dump_module(i, module.text, module.start, module.end);
  }
  if (information.has(5)) {
    multiboot::dump_sections({.count = information.number(28),
                              .entry_size = information.number(32),
                              .names_index = information.number(40),
                              .table = information.text(36)});
  }
  if (information.has(6)) {
    dump_memory(information);
  }
  if (information.has(9)) {
    dump("loader name", information.text(64));
  }
  if (information.has(12)) {
    multiboot::dump_framebuffer({.address = information.number(88),
                                 .pitch = information.number(96),
                                 .width = information.number(100),
                                 .height = information.number(104),
                                 .bits_per_pixel = information.byte(108),
                                 .type = information.byte(109),
                                 .colors = information.place(112)});
  }
  dump("end of .bss", multiboot::is_bss_zero() ? "zero" : "not zero");
  multiboot::end("information");
}
