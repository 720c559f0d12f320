// SPDX-License-Identifier: Apache-2.0
// Compares the page tables with the kernel's own ELF headers, which program_headers.ld has the
// loader load: every page of every PT_LOAD is mapped with p_flags' rights, and no other.
#include <cstdint>
#include <span>

#include <slipway/kernel.h>
#include "slipway/machine/x86_64/cpuid.h"
#include "tests/conformance/page_walk.h"

// As in the System V ABI's "Object Files"; a test takes no format from the code under test.
struct FileHeader {
  std::uint8_t identification[16];
  std::uint16_t type, machine;
  std::uint32_t version;
  std::uint64_t entry, program_headers, sections;
  std::uint32_t flags;
  std::uint16_t header_size, program_header_size, program_header_count, rest[3];
};

struct ProgramHeader {
  std::uint32_t type, flags;
  std::uint64_t offset, virtual_address, physical_address, file_size, memory_size, alignment;
};

// Where program_headers.ld puts the file's first bytes.
extern "C" const FileHeader file_header;

namespace {

using slipway::machine::kPageSize;
using slipway::protocol::BootInfo;

constexpr std::uint32_t kLoad = 1;
constexpr std::uint32_t kExecute = 1;
constexpr std::uint32_t kWrite = 2;

void check_segment(const PageWalk& tables, const ProgramHeader& segment) {
  const std::uint64_t end = segment.virtual_address + segment.memory_size;
  for (std::uint64_t page = segment.virtual_address / kPageSize * kPageSize; page < end;
       page += kPageSize) {
    const auto found = tables.page_at(page);
    ASSERT(found, "{:#x} is not mapped", page);
    ASSERT(found->writable == ((segment.flags & kWrite) != 0), "{:#x}", page);
    ASSERT(found->executable == ((segment.flags & kExecute) != 0), "{:#x}", page);
  }
}

}  // namespace

void kernel_main(const BootInfo& info) {
  ASSERT(slipway::machine::Cpu<>::has(slipway::machine::CpuFeature::kNoExecute));
  const auto* first = reinterpret_cast<const ProgramHeader*>(
      reinterpret_cast<std::uintptr_t>(&file_header) + file_header.program_headers);
  const std::span headers(first, file_header.program_header_count);
  const PageWalk tables(info);
  std::uint64_t lowest = ~std::uint64_t{0};
  std::uint64_t highest = 0;
  int loaded = 0;
  for (const ProgramHeader& header : headers) {
    if (header.type != kLoad) {
      continue;
    }
    check_segment(tables, header);
    lowest = header.virtual_address < lowest ? header.virtual_address : lowest;
    const std::uint64_t end = header.virtual_address + header.memory_size;
    highest = end > highest ? end : highest;
    ++loaded;
  }
  ASSERT(loaded == 3, "{} segments", loaded);
  ASSERT(info.kernel_entry == file_header.entry, "{:#x}", info.kernel_entry);

  // Guards: the pages before and behind.
  ASSERT(!tables.page_at(lowest - 1));
  ASSERT(!tables.page_at(highest + kPageSize - 1));
  slipway::println("program headers as documented");
}
