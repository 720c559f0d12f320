// SPDX-License-Identifier: Apache-2.0
#include "image/flasher/write_disk.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

namespace slipway::image {
namespace {

using host::Bytes;

constexpr std::uint64_t kMib = 1 << 20;
constexpr std::byte kOld{0xAA};

// A disk in memory that fails where a test wants it.
class MemoryDevice : public Device {
 public:
  explicit MemoryDevice(Bytes contents) : held(std::move(contents)) {}

  host::Result<> write(std::uint64_t offset, std::span<const std::byte> bytes) override {
    ++writes;
    if (fails_at_write && writes >= *fails_at_write && writes < *fails_at_write + failures) {
      return host::failure("Input/output error");
    }
    std::ranges::copy(bytes, held.begin() + static_cast<std::ptrdiff_t>(offset));
    is_flushed = false;
    return {};
  }

  host::Result<> flush() override {
    is_flushed = true;
    return {};
  }

  host::Result<> read(std::uint64_t offset, std::span<std::byte> bytes) override {
    EXPECT_TRUE(is_flushed);
    if (offset == unreadable_at) {
      return host::failure("Input/output error");
    }
    std::copy_n(held.begin() + static_cast<std::ptrdiff_t>(offset), bytes.size(), bytes.begin());
    if (lies_at && *lies_at >= offset && *lies_at < offset + bytes.size()) {
      bytes[*lies_at - offset] ^= std::byte{1};
    }
    return {};
  }

  bool starts() const { return Bytes(held.begin(), held.begin() + 4096) != Bytes(4096); }

  Bytes held;
  std::optional<int> fails_at_write;
  int failures = 1;
  int writes = 0;
  std::optional<std::uint64_t> unreadable_at;
  std::optional<std::uint64_t> lies_at;
  bool is_flushed = false;
};

class TestWatcher : public Watcher {
 public:
  void progress(std::string_view, std::uint64_t done, std::uint64_t of) override {
    EXPECT_GT(done, last);
    last = done;
    all = of;
  }
  bool asks_to_end() override { return ++asked > ends_after; }

  std::uint64_t last = 0;
  std::uint64_t all = 0;
  int asked = 0;
  int ends_after = 1000;
};

class WriteDiskTest : public testing::Test {
 protected:
  // Of the largest size that is needed: never 0.
  static const Bytes& all_contents() {
    static const Bytes kContents = [] {
      Bytes bytes(kStart);
      for (std::size_t i = 0; i < bytes.size(); ++i) {
        bytes[i] = static_cast<std::byte>(i * 7 % 251 + 1);
      }
      return bytes;
    }();
    return kContents;
  }

  static Bytes contents(std::size_t size) {
    return {all_contents().begin(), all_contents().begin() + static_cast<std::ptrdiff_t>(size)};
  }

  // A disk full of something else.
  static const Bytes& old_disk() {
    static const Bytes kDiskBefore(kDisk, kOld);
    return kDiskBefore;
  }

  // A failure after which the start is wiped.
  void expect_not_whole(std::string_view reason) {
    const auto written = write_disk(image_, device_, watcher_);
    ASSERT_FALSE(written);
    EXPECT_EQ(written.error().reason, reason);
    EXPECT_FALSE(written.error().may_start);
    EXPECT_FALSE(written.error().is_untouched);
    EXPECT_FALSE(device_.starts());
  }

  // Contents of two steps.
  static constexpr std::uint64_t kStart = 5 * kMib + 8192;
  static constexpr std::uint64_t kEnd = 65536;
  static constexpr std::uint64_t kDisk = 6 * kMib;

  FittedImage image_ = {contents(kStart), kDisk - kEnd, contents(kEnd)};
  MemoryDevice device_{old_disk()};
  TestWatcher watcher_;
};

TEST_F(WriteDiskTest, WritesBothPartsAndNothingBetween) {
  ASSERT_TRUE(write_disk(image_, device_, watcher_));
  Bytes expected = old_disk();
  std::ranges::copy(image_.start, expected.begin());
  std::ranges::copy(image_.end, expected.begin() + (kDisk - kEnd));
  EXPECT_EQ(device_.held, expected);
  EXPECT_TRUE(device_.is_flushed);
  EXPECT_EQ(watcher_.last, watcher_.all);
  EXPECT_EQ(watcher_.all, 2 * (kStart + kEnd));
}

TEST_F(WriteDiskTest, WritesImagesOfAnySize) {
  for (const std::size_t size : {512u, 5 * 512u, 1u << 20, (1u << 20) + 512u}) {
    image_ = {contents(size), size, {}};
    device_ = MemoryDevice(old_disk());
    watcher_ = {};
    ASSERT_TRUE(write_disk(image_, device_, watcher_)) << size;
    EXPECT_TRUE(std::ranges::equal(image_.start, std::span(device_.held).first(size)));
  }
}

// Whenever it stops, the disk starts no machine, until all is there.
TEST_F(WriteDiskTest, StartsNoMachineBeforeItIsWhole) {
  TestWatcher counter;
  ASSERT_TRUE(write_disk(image_, device_, counter));
  ASSERT_GT(counter.asked, 8);
  for (int steps = 1; steps < counter.asked; ++steps) {
    device_ = MemoryDevice(old_disk());
    watcher_ = {};
    watcher_.ends_after = steps;
    expect_not_whole("it was stopped");
    if (HasFailure()) {
      FAIL() << "after step " << steps;
    }
  }
}

TEST_F(WriteDiskTest, LeavesTheDiskAloneWhereItIsStoppedBefore) {
  watcher_.ends_after = 0;
  const auto written = write_disk(image_, device_, watcher_);
  ASSERT_FALSE(written);
  EXPECT_TRUE(written.error().is_untouched);
  EXPECT_EQ(device_.writes, 0);
}

TEST_F(WriteDiskTest, SaysWhereItCannotBeWritten) {
  device_.fails_at_write = 4;  // the contents' second step
  expect_not_whole("it cannot be written at byte 5242880: Input/output error");
}

TEST_F(WriteDiskTest, WipesTheStartAgain) {
  device_.fails_at_write = 7;  // the boot sector: start, end, contents in two steps, end, tables
  expect_not_whole("it cannot be written at byte 0: Input/output error");
}

TEST_F(WriteDiskTest, SaysSoWhereTheStartCannotBeWipedAgain) {
  device_.lies_at = 100;
  device_.fails_at_write = 8;
  device_.failures = 100;
  const auto written = write_disk(image_, device_, watcher_);
  ASSERT_FALSE(written);
  EXPECT_TRUE(written.error().may_start);
}

TEST_F(WriteDiskTest, SaysSoWhereTheStartCannotBeWipedAtFirst) {
  device_.fails_at_write = 1;
  const auto written = write_disk(image_, device_, watcher_);
  ASSERT_FALSE(written);
  EXPECT_TRUE(written.error().may_start);
  EXPECT_FALSE(written.error().is_untouched);
  EXPECT_EQ(device_.writes, 1);
}

TEST_F(WriteDiskTest, ComparesEachByte) {
  for (const std::uint64_t place :
       {0 * kMib, kMib - 1, kMib, kStart - 1, kDisk - kEnd, kDisk - 1}) {
    device_ = MemoryDevice(old_disk());
    device_.lies_at = place;
    watcher_ = {};
    expect_not_whole("at byte " + std::to_string(place) +
                     " it holds something else than was written: it is worn out, or larger on its "
                     "label than it is");
  }
}

TEST_F(WriteDiskTest, SaysWhereItCannotBeRead) {
  device_.unreadable_at = kMib;
  expect_not_whole("it cannot be read at byte 1048576: Input/output error");
}

}  // namespace
}  // namespace slipway::image
