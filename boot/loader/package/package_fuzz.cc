// For libFuzzer: whatever a package holds, opening and reading it ends with a sentence or with the
// bytes that its blocks stand for, the same ones however a file is read; and it touches no memory
// but what the map gave. The fuzzer's bytes are the package, with the checksums made right, since
// otherwise nearly all of them would end there; unless the last one is odd.
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <span>
#include <string>
#include <vector>

#include "boot/loader/memory/test_machine.h"
#include "boot/loader/memory/trespass.h"
#include "boot/loader/package/package.h"
#include "boot/loader/package/package_check.h"
#include "boot/loader/package/package_checksum.h"
#include "boot/loader/package/package_format.h"
#include "boot/loader/package/test_package.h"

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
  if (whole.empty()) return;
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

// Makes the checksums of all blocks right that lie in the package, and that of the header.
void make_checksums_right(std::span<std::byte> package) {
  const PackageHeader& header = testing::header_of(package);
  const std::uint64_t tables =
      sizeof(header) + std::uint64_t{header.file_count} * sizeof(PackageFile);
  for (std::uint32_t i = 0; i < header.block_count; ++i) {
    if (tables + (std::uint64_t{i} + 1) * sizeof(PackageBlock) > package.size()) break;
    PackageBlock& block = testing::block_of(package, i);
    if (block.stored_offset <= package.size() &&
        block.stored_size <= package.size() - block.stored_offset) {
      block.checksum = package_checksum(package.subspan(block.stored_offset, block.stored_size));
    }
  }
  testing::seal(package);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto input = std::as_bytes(std::span(data, size));
  std::vector<std::byte> package(input.begin(), input.end());
  PackagePlace place = {.first_sector = 2048, .size = size, .header_size = 0};
  std::size_t piece = 1000;
  if (size >= sizeof(PackageHeader)) {
    place.header_size = testing::header_of(package).header_size;
    place.header_size = std::min<std::uint32_t>(place.header_size, 1 << 20);
    piece = 1 + std::to_integer<std::size_t>(package.back()) * 37;
    if (std::to_integer<int>(package.back()) % 2 == 0) make_checksums_right(package);
  }
  MemoryMap map;
  (void)map.add(0x10'0000, 0x4'0000, MemoryType::kUsable);
  TestMachine machine(map);
  TestDisk disk(package);
  const auto opened = open_package(
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
