// SPDX-License-Identifier: Apache-2.0
#include "bench/payload/contents.h"

#include <array>
#include <cstdint>
#include <cstring>
#include <random>
#include <stdexcept>
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

Bytes typical_contents(std::size_t size, const std::string& program) {
  ProgramSections sections(program);
  Bytes bytes;
  for (const auto& [section, sixteenths] : kShares) {
    const Bytes part = sections.read(section, size / 16 * sixteenths);
    bytes.insert(bytes.end(), part.begin(), part.end());
  }
  bytes.resize(size);
  return bytes;
}

void put_end_mark(std::span<std::byte> payload) {
  constexpr std::uint64_t mark = SLIPWAY_BENCH_END_MARK;
  if (payload.size() < sizeof mark) throw std::runtime_error("a payload has 8 bytes at least");
  std::memcpy(payload.last(sizeof mark).data(), &mark, sizeof mark);
}

}  // namespace slipway::bench
