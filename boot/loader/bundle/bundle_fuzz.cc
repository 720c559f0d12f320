// SPDX-License-Identifier: Apache-2.0
// For libFuzzer: whatever a bundle holds, opening and reading it ends with a sentence or with the
// bytes that its blocks stand for, the same ones however a file is read; and it touches no memory
// but what the map gave. The fuzzer's bytes are the bundle, with the checksums made right, since
// otherwise nearly all of them would end there; unless the last one is odd. A bit of that byte says
// whether the loader is signed, with this very header.
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <span>
#include <string>
#include <vector>

#include "boot/loader/bundle/bundle.h"
#include "boot/loader/bundle/bundle_check.h"
#include "boot/loader/bundle/bundle_checksum.h"
#include "boot/loader/bundle/bundle_digest.h"
#include "boot/loader/bundle/bundle_format.h"
#include "boot/loader/bundle/test_bundle.h"
#include "boot/loader/memory/test_machine.h"
#include "boot/loader/memory/trespass.h"

namespace {

using namespace slipway::loader;  // NOLINT: this is all about it
using testing::TestDisk;
using testing::TestMachine;

void require(bool condition, const char* what) {
  if (!condition) {
    std::fprintf(stderr, "%s\n", what);
    std::abort();
  }
}

void require_sentence(const Error& error) {
  Message message;
  describe(error, message);
  require(!message.text().empty(), "an error without a sentence");
}

// Reads the first bytes of a file, up to a limit, at once and in pieces.
void read_both_ways(FileSource& file, std::size_t piece) {
  constexpr std::uint64_t kLimit = 256 * 1024;
  std::vector<std::byte> whole(std::min(file.size(), kLimit));
  if (whole.empty()) {
    return;
  }
  const auto read = file.read(0, whole);
  if (!read) {
    require_sentence(read.error());
    return;
  }
  std::vector<std::byte> bytes(piece);
  for (std::size_t offset = 0; offset < whole.size(); offset += piece) {
    const auto part = std::span(bytes).first(std::min(piece, whole.size() - offset));
    require(file.read(offset, part).has_value(), "readable as a whole, but not in pieces");
    require(std::ranges::equal(part, std::span(whole).subspan(offset, part.size())),
            "other bytes when read in pieces");
  }
}

// Makes the checksums and digests of all blocks right that lie in the bundle, and that of the
// header.
void make_checksums_right(std::span<std::byte> bundle) {
  const BundleHeader& header = testing::header_of(bundle);
  const std::uint64_t tables =
      sizeof(header) + std::uint64_t{header.file_count} * sizeof(BundleFile);
  for (std::uint32_t i = 0; i < header.block_count; ++i) {
    if (tables + (std::uint64_t{i} + 1) * sizeof(BundleBlock) > bundle.size()) {
      break;
    }
    BundleBlock& block = testing::block_of(bundle, i);
    if (block.stored_offset <= bundle.size() &&
        block.stored_size <= bundle.size() - block.stored_offset) {
      const auto stored = bundle.subspan(block.stored_offset, block.stored_size);
      block.checksum = bundle_checksum(stored);
      block.digest = bundle_digest(stored);
    }
  }
  testing::seal(bundle);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto input = std::as_bytes(std::span(data, size));
  std::vector<std::byte> bundle(input.begin(), input.end());
  BundlePlace place = {.first_sector = 2048, .size = size, .header_size = 0};
  std::size_t piece = 1000;
  if (size >= sizeof(BundleHeader)) {
    place.header_size = testing::header_of(bundle).header_size;
    place.header_size = std::min<std::uint32_t>(place.header_size, 1 << 20);
    piece = 1 + std::to_integer<std::size_t>(bundle.back()) * 37;
    if (std::to_integer<int>(bundle.back()) % 2 == 0) {
      make_checksums_right(bundle);
    }
  }
  const BundleTrust trust = {
      .header_digest =
          bundle_digest(std::span(bundle).first(std::min<std::size_t>(place.header_size, size))),
      .digest_of = bundle_digest};
  if (!bundle.empty() && std::to_integer<int>(bundle.back()) % 4 < 2) {
    place.trust = &trust;
  }
  MemoryMap map;
  (void)map.add(0x10'0000, 0x4'0000, MemoryType::kUsable);
  TestMachine machine(map);
  TestDisk disk(bundle);
  const auto opened = open_bundle(
      disk, place,
      {.map = machine.map(), .memory = machine.memory(), .end = TestMachine::kReachableEnd});
  if (opened) {
    read_both_ways(*opened->kernel, piece);
    for (const ModuleFile& module : opened->modules) {
      read_both_ways(*module.file, piece);
    }
  } else {
    require_sentence(opened.error());
  }
  const std::string flaw = testing::find_trespass(machine);
  require(flaw.empty(), flaw.c_str());
  return 0;
}
