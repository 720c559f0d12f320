// A machine for load(): memory of which only what the map calls usable can be touched at all.
#ifndef SLIPWAY_BOOT_LOADER_TESTING_TEST_MACHINE_H_
#define SLIPWAY_BOOT_LOADER_TESTING_TEST_MACHINE_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "boot/loader/file_source.h"
#include "boot/loader/load.h"
#include "boot/loader/memory_map.h"
#include "boot/loader/physical_memory.h"

namespace slipway::loader::testing {

// What usable memory is full of before anybody writes to it.
inline constexpr std::byte kDirt{0xA5};

inline constexpr std::uint64_t kMebibyte = 1 << 20;
inline constexpr std::uint64_t kGibibyte = 1 << 30;

// The disk. Counts what is read, and can fail.
class TestSource final : public FileSource {
 public:
  struct Read {
    std::uint64_t offset;
    std::uint64_t size;
  };

  explicit TestSource(std::vector<std::byte> file) : file_(std::move(file)) {}

  std::uint64_t size() const override { return file_.size(); }
  Result<void> read(std::uint64_t offset, std::span<std::byte> destination) override;

  std::span<const std::byte> file() const { return file_; }
  const std::vector<Read>& reads() const { return reads_; }
  void fail_at_read(std::size_t number) { failing_read_ = number; }

 private:
  std::vector<std::byte> file_;
  std::vector<Read> reads_;
  std::size_t failing_read_ = ~std::size_t{0};
};

// What a kernel is loaded with, beside its file and the machine's memory.
struct LoadOptions {
  CpuFeatures cpu = {true, true};
  protocol::KernelRequest request = {};
  std::span<const ModuleFile> modules = {};
  std::string_view command_line = {};
  protocol::Framebuffer framebuffer = {};
  std::uint64_t random_seed = 0;
};

// Memory that the loader can reach, as pages of this process. What is not usable faults.
class TestMachine {
 public:
  static constexpr std::uint64_t kReachableEnd = kGibibyte;

  // `map` as it is when load() is called. Usable memory below kReachableEnd becomes accessible,
  // and dirty.
  explicit TestMachine(const MemoryMap& map);
  ~TestMachine();
  TestMachine(const TestMachine&) = delete;
  TestMachine& operator=(const TestMachine&) = delete;

  // A PC with `size` bytes of memory.
  static MemoryMap pc(std::uint64_t size);

  Result<Handoff> load(TestSource& kernel, const LoadOptions& options = {});

  PhysicalMemory memory() const { return PhysicalMemory(base_); }
  const MemoryMap& map_before() const { return *before_; }
  const MemoryMap& map() const { return *map_; }
  MemoryMap& map() { return *map_; }

 private:
  std::byte* base_;
  std::unique_ptr<MemoryMap> before_;
  std::unique_ptr<MemoryMap> map_;
};

}  // namespace slipway::loader::testing

#endif  // SLIPWAY_BOOT_LOADER_TESTING_TEST_MACHINE_H_
