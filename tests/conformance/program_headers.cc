// Compares the page tables with the kernel's own ELF headers, which program_headers.ld has the
// loader load: every page of every PT_LOAD is mapped with p_flags' rights, and no other.
#include <cstdint>
#include <span>

#include <slipway/kernel.h>
#include "slipway/machine/paging/page_table.h"
#include "slipway/machine/x86_64/control_registers.h"
#include "slipway/machine/x86_64/cpuid.h"

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
using slipway::machine::PageFlags;
using slipway::machine::PageLevel;
using slipway::machine::PageTable;
using slipway::machine::PageTableEntry;
using slipway::protocol::BootInfo;

constexpr std::uint32_t kLoad = 1;
constexpr std::uint32_t kExecute = 1;
constexpr std::uint32_t kWrite = 2;

// What the processor finds on its way to `address`: the last entry, and the rights of all of them.
struct Translation {
  bool present = true;
  bool writable = true;
  bool executable = true;
};

Translation translate(const BootInfo& info, std::uint64_t address) {
  std::uint64_t table = slipway::machine::Cr3::read() & slipway::machine::Cr3::kAddressMask;
  Translation result;
  for (PageLevel level = PageLevel::kRoot;; level = next_lower(level)) {
    const PageTableEntry entry = (*reinterpret_cast<const PageTable*>(
        info.physical_memory.offset + table))[table_index(address, level)];
    if (!entry.is_present()) return {false, false, false};
    result.writable = result.writable && entry.has(PageFlags::kWritable);
    result.executable = result.executable && !entry.has(PageFlags::kNoExecute);
    if (level == PageLevel::kTable || entry.has(PageFlags::kLarge)) return result;
    table = entry.address();
  }
}

void check_segment(const BootInfo& info, const ProgramHeader& segment) {
  const std::uint64_t end = segment.virtual_address + segment.memory_size;
  for (std::uint64_t page = segment.virtual_address / kPageSize * kPageSize; page < end;
       page += kPageSize) {
    const Translation found = translate(info, page);
    ASSERT(found.present, "{:#x} is not mapped", page);
    ASSERT(found.writable == ((segment.flags & kWrite) != 0), "{:#x}", page);
    ASSERT(found.executable == ((segment.flags & kExecute) != 0), "{:#x}", page);
  }
}

}  // namespace

void kernel_main(const BootInfo& info) {
  ASSERT(slipway::machine::Cpu<>::has(slipway::machine::CpuFeature::kNoExecute));
  const auto* first = reinterpret_cast<const ProgramHeader*>(
      reinterpret_cast<std::uintptr_t>(&file_header) + file_header.program_headers);
  const std::span headers(first, file_header.program_header_count);
  std::uint64_t lowest = ~std::uint64_t{0};
  std::uint64_t highest = 0;
  int loaded = 0;
  for (const ProgramHeader& header : headers) {
    if (header.type != kLoad) continue;
    check_segment(info, header);
    lowest = header.virtual_address < lowest ? header.virtual_address : lowest;
    const std::uint64_t end = header.virtual_address + header.memory_size;
    highest = end > highest ? end : highest;
    ++loaded;
  }
  ASSERT(loaded == 3, "{} segments", loaded);
  ASSERT(info.kernel_entry == file_header.entry, "{:#x}", info.kernel_entry);

  // Guards: the pages before and behind.
  ASSERT(!translate(info, lowest - 1).present);
  ASSERT(!translate(info, highest + kPageSize - 1).present);
  slipway::println("program headers as documented");
}
