// SPDX-License-Identifier: Apache-2.0
#include "tests/multiboot/dump.h"

namespace multiboot {
namespace {

std::uint32_t limit_of(std::uint32_t selector) {
  std::uint32_t limit = 0;
  asm volatile("lsll %1, %0" : "+r"(limit) : "r"(selector));
  return limit;
}

std::uint32_t number_at(const char* place) {
  return *reinterpret_cast<const std::uint32_t*>(place);
}

constexpr std::uint32_t high(std::uint64_t number) {
  return static_cast<std::uint32_t>(number >> 32);
}

constexpr std::uint32_t low(std::uint64_t number) {
  return static_cast<std::uint32_t>(number);
}

}  // namespace

void dump_entry_state(const EntryState& state) {
  say("\n");  // whatever has been on this line
  dump("EAX", state.eax);
  dump("CR0, of protection and paging", state.cr0 & 0x8000'0001);
  dump("EFLAGS, of interrupts and virtual 8086 mode", state.eflags & 0x2'0200);
  dump("CS", state.cs);
  dump("DS", state.ds);
  dump("limit of CS", limit_of(state.cs));
  dump("limit of DS", limit_of(state.ds));
  dump("limit of SS", limit_of(state.ss));
}

// In pieces of 32 bits, of which numbers here consist.
void MemoryDump::add(std::uint64_t start, std::uint64_t size, std::uint32_t type) {
  if (size == 0) {
    return;
  }
  if (start == end_ && type == type_) {
    end_ += size;
    return;
  }
  end();
  start_ = start;
  end_ = start + size;
  type_ = type;
}

void MemoryDump::end() {
  if (end_ == start_) {
    return;
  }
  say("memory of type ");
  say(type_);
  say(" from ");
  if (high(start_) != 0) {
    say(high(start_));
    say(":");
  }
  say(low(start_));
  say(" = to ");
  if (high(end_) != 0) {
    say(high(end_));
    say(":");
  }
  say_line(low(end_));
  start_ = end_;
}

void dump_module(std::uint32_t number, std::string_view text, std::uint32_t start,
                 std::uint32_t end) {
  dump_numbered("module", number, " text", text);
  dump_numbered("module", number, " size", end - start);
  dump_numbered("module", number, " begins a page", start % 4096 == 0 ? "yes" : "no");
  dump_numbered("module", number, " sum",
                sum_of(reinterpret_cast<const char*>(start), end - start));
}

void dump_framebuffer(const Framebuffer& framebuffer) {
  dump("framebuffer address", framebuffer.address);
  dump("framebuffer pitch", framebuffer.pitch);
  dump("framebuffer width", framebuffer.width);
  dump("framebuffer height", framebuffer.height);
  dump("framebuffer bits", std::uint32_t{framebuffer.bits_per_pixel});
  dump("framebuffer type", std::uint32_t{framebuffer.type});
  for (std::uint32_t i = 0; framebuffer.type == 1 && i < 3; ++i) {
    dump_numbered("framebuffer color", i, " position", std::uint32_t{framebuffer.colors[2 * i]});
    dump_numbered("framebuffer color", i, " size", std::uint32_t{framebuffer.colors[2 * i + 1]});
  }
}

// gABI, "Section Header", of 32 bits: name, type, flags, address, offset, size.
void dump_sections(const Sections& sections) {
  dump("sections", sections.count);
  dump("section entry size", sections.entry_size);
  dump("section of names", sections.names_index);
  constexpr std::uint32_t kInMemory = 2;
  constexpr std::uint32_t kSymbols = 2;
  constexpr std::uint32_t kStrings = 3;
  for (std::uint32_t i = 0; i < sections.count; ++i) {
    const char* const header = sections.table + i * sections.entry_size;
    const std::uint32_t type = number_at(header + 4);
    const std::uint32_t address = number_at(header + 12);
    const std::uint32_t size = number_at(header + 20);
    dump_numbered("section", i, " type", type);
    dump_numbered("section", i, " size", size);
    if ((number_at(header + 8) & kInMemory) != 0) {
      dump_numbered("section", i, " address", address);
    } else if (type == kSymbols || type == kStrings) {
      dump_numbered("section", i, " sum", sum_of(reinterpret_cast<const char*>(address), size));
    } else {
      dump_numbered("section", i, " for debuggers", address == 0 ? "not loaded" : "loaded");
    }
  }
}

std::uint32_t sum_of(const char* bytes, std::uint32_t size) {
  std::uint32_t sum = 5381;
  for (std::uint32_t i = 0; i < size; ++i) {
    sum = sum * 33 + static_cast<std::uint8_t>(bytes[i]);
  }
  return sum;
}

}  // namespace multiboot
