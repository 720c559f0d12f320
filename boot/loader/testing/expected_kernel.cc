// SPDX-License-Identifier: Apache-2.0
#include "boot/loader/testing/expected_kernel.h"

#include <algorithm>
#include <cstring>
#include <map>

namespace slipway::loader::testing {

ExpectedKernel::ExpectedKernel(std::span<const std::byte> file, std::uint64_t load_bias) {
  elf::FileHeader header;
  std::memcpy(&header, file.data(), sizeof(header));
  position_independent = header.type == elf::FileType::kShared;
  entry = header.entry;

  std::vector<elf::ProgramHeader> headers(header.program_header_count);
  std::memcpy(headers.data(), file.data() + header.program_header_offset,
              headers.size() * sizeof(headers[0]));
  std::optional<elf::ProgramHeader> dynamic;
  for (const elf::ProgramHeader& candidate : headers) {
    if (candidate.memory_size == 0) {
      continue;
    }
    if (candidate.type == elf::SegmentType::kLoad) {
      std::vector<std::byte> memory(candidate.memory_size);
      std::copy_n(file.begin() +
                      static_cast<std::ptrdiff_t>(candidate.file_size == 0 ? 0 : candidate.offset),
                  candidate.file_size, memory.begin());
      segments.push_back({candidate, std::move(memory)});
    } else if (candidate.type == elf::SegmentType::kThreadLocalStorage) {
      tls = candidate;
    } else if (candidate.type == elf::SegmentType::kDynamic) {
      dynamic = candidate;
    }
  }
  if (dynamic) {
    relocate(*dynamic, load_bias);
  }
}

std::uint64_t ExpectedKernel::lowest_address() const {
  return std::ranges::min(
             segments, {},
             [](const ExpectedSegment& segment) { return segment.header.virtual_address; })
      .header.virtual_address;
}

void ExpectedKernel::relocate(const elf::ProgramHeader& dynamic, std::uint64_t load_bias) {
  using elf::DynamicTag;
  // The first entry of each kind, before anything is changed.
  std::map<DynamicTag, std::uint64_t> values;
  for (std::uint64_t offset = 0; offset + 16 <= dynamic.memory_size; offset += 16) {
    const auto tag = DynamicTag{word(dynamic.virtual_address + offset)};
    if (tag == DynamicTag::kEnd) {
      break;
    }
    values.try_emplace(tag, word(dynamic.virtual_address + offset + 8));
  }
  relocate_rela(values[DynamicTag::kRela], values[DynamicTag::kRelaSize], load_bias);
  relocate_rela(values[DynamicTag::kPltRelocations], values[DynamicTag::kPltRelocationsSize],
                load_bias);
  relocate_relr(values[DynamicTag::kRelr], values[DynamicTag::kRelrSize], load_bias);
}

void ExpectedKernel::relocate_rela(std::uint64_t table, std::uint64_t size,
                                   std::uint64_t load_bias) {
  for (std::uint64_t offset = 0; offset + 24 <= size; offset += 24) {
    const std::uint64_t target = word(table + offset);
    if ((word(table + offset + 8) & 0xFFFF'FFFF) != 0) {
      set_word(target, word(table + offset + 16) + load_bias);
    }
  }
}

// The description in the gABI, word for word.
void ExpectedKernel::relocate_relr(std::uint64_t table, std::uint64_t size,
                                   std::uint64_t load_bias) {
  std::uint64_t base = 0;
  for (std::uint64_t offset = 0; offset + 8 <= size; offset += 8) {
    const std::uint64_t entry_bits = word(table + offset);
    if ((entry_bits & 1) == 0) {
      set_word(entry_bits, word(entry_bits) + load_bias);
      base = entry_bits + 8;
      continue;
    }
    for (unsigned bit = 1; bit < 64; ++bit) {
      if ((entry_bits >> bit & 1) != 0) {
        const std::uint64_t target = base + (bit - 1) * 8;
        set_word(target, word(target) + load_bias);
      }
    }
    base += 63 * 8;
  }
}

std::byte* ExpectedKernel::at(std::uint64_t address) {
  for (ExpectedSegment& segment : segments) {
    const std::uint64_t offset = address - segment.header.virtual_address;
    if (offset < segment.memory.size() && segment.memory.size() - offset >= 8) {
      return segment.memory.data() + offset;
    }
  }
  return nullptr;
}

std::uint64_t ExpectedKernel::word(std::uint64_t address) {
  std::uint64_t value = 0;
  if (const std::byte* bytes = at(address)) {
    std::memcpy(&value, bytes, sizeof(value));
  }
  return value;
}

void ExpectedKernel::set_word(std::uint64_t address, std::uint64_t value) {
  if (std::byte* bytes = at(address)) {
    std::memcpy(bytes, &value, sizeof(value));
    ++relocated_words;
  }
}

}  // namespace slipway::loader::testing
