#include "boot/loader/testing/test_machine.h"

#include <sys/mman.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>

namespace slipway::loader::testing {

namespace {

void require(bool condition, const char* what) {
  if (!condition) {
    std::perror(what);
    std::abort();
  }
}

}  // namespace

Result<void> TestSource::read(std::uint64_t offset, std::span<std::byte> destination) {
  // The promises of FileSource::read().
  require(!destination.empty(), "the loader asked for no bytes");
  require(offset <= file_.size() && destination.size() <= file_.size() - offset,
          "the loader read beyond the file");
  if (reads_.size() == failing_read_) {
    return std::unexpected(
        Error{.code = ErrorCode::kReadFailed, .numbers = {offset / 512, destination.size()}});
  }
  reads_.push_back({offset, destination.size()});
  std::memcpy(destination.data(), file_.data() + offset, destination.size());
  return {};
}

TestMachine::TestMachine(const MemoryMap& map)
    : before_(std::make_unique<MemoryMap>(map)), map_(std::make_unique<MemoryMap>(map)) {
  void* const arena =
      mmap(nullptr, kReachableEnd, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  require(arena != MAP_FAILED, "mmap");
  base_ = static_cast<std::byte*>(arena);
  for (const MemoryRegion& region : map.regions()) {
    const std::uint64_t end = std::min(region.end(), kReachableEnd);
    if (region.type == MemoryType::kUsable && region.start < end) {
      std::byte* const start = base_ + region.start;
      const std::size_t size = end - region.start;
      require(mprotect(start, size, PROT_READ | PROT_WRITE) == 0, "mprotect");
      std::memset(start, static_cast<int>(kDirt), size);
    }
  }
}

TestMachine::~TestMachine() {
  munmap(base_, kReachableEnd);
}

MemoryMap TestMachine::pc(std::uint64_t size) {
  MemoryMap map;
  (void)map.add(0, 0x9FC00, MemoryType::kUsable);
  (void)map.add(0x9FC00, 0x400, MemoryType::kReserved);
  (void)map.add(0xF0000, 0x10000, MemoryType::kReserved);
  (void)map.add(kMebibyte, size - kMebibyte, MemoryType::kUsable);
  (void)map.reserve(0x7000, 0x10000, MemoryType::kLoader);
  return map;
}

Result<Handoff> TestMachine::load(TestSource& kernel, const LoadOptions& options) {
  return loader::load(
      {.kernel = kernel,
       .modules = options.modules,
       .request = options.request,
       .command_line = options.command_line,
       .map = *map_,
       .memory = memory(),
       .reachable_end = kReachableEnd,
       .cpu = options.cpu,
       .random_seed = options.random_seed,
       .firmware = protocol::FirmwareKind::kBios,
       .boot_drive = 0x80,
       .text_mode = {.buffer_physical = 0xB8000, .columns = 80, .rows = 25, .reserved = 0},
       .framebuffer = options.framebuffer,
       .firmware_tables = {.rsdp = 0xF5AE0, .smbios = 0xF5B00, .smbios3 = 0},
       .loader_name = "test loader",
       .loader_version = "1.2"});
}

}  // namespace slipway::loader::testing
