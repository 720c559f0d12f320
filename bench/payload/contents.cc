// SPDX-License-Identifier: Apache-2.0
#include "bench/payload/contents.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <random>
#include <string_view>

#include "bench/kernels/end_mark.h"
#include "bench/payload/program_sections.h"

namespace slipway::bench {
namespace {

// What a section contributes, in sixteenths of the payload.
struct Share {
  std::string_view section;
  std::size_t sixteenths;
};

constexpr std::array<Share, 4> kShares = {
    {{".text", 10}, {".rodata", 4}, {".eh_frame", 1}, {".data.rel.ro", 1}}};

}  // namespace

Bytes random_contents(std::size_t size) {
  std::mt19937_64 generator(0x51195A1);  // any seed, but always the same
  Bytes bytes(size);
  for (std::size_t at = 0; at < size; at += sizeof(std::uint64_t)) {
    const std::uint64_t word = generator();
    std::memcpy(&bytes[at], &word, std::min(sizeof word, size - at));
  }
  return bytes;
}

host::Result<Bytes> typical_contents(std::size_t size, const std::string& program) {
  const auto sections = ProgramSections::open(program);
  if (!sections) {
    return std::unexpected(sections.error());
  }
  Bytes bytes;
  for (const auto& [section, sixteenths] : kShares) {
    const auto part = sections->find(section, size / 16 * sixteenths);
    if (!part) {
      return std::unexpected(part.error());
    }
    bytes.insert(bytes.end(), part->begin(), part->end());
  }
  bytes.resize(size);
  return bytes;
}

void put_end_mark(std::span<std::byte> payload) {
  constexpr std::uint64_t mark = SLIPWAY_BENCH_END_MARK;
  std::memcpy(payload.last(sizeof mark).data(), &mark, sizeof mark);
}

}  // namespace slipway::bench
