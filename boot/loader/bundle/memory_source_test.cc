// SPDX-License-Identifier: Apache-2.0
#include "boot/loader/bundle/memory_source.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "boot/loader/bundle/bundle.h"
#include "boot/loader/bundle/test_bundle.h"
#include "boot/loader/memory/test_machine.h"

namespace slipway::loader {
namespace {

using testing::random_bytes;
using testing::regular_bytes;
using testing::TestBundle;
using testing::TestMachine;

using Bytes = std::vector<std::byte>;

TestBundle fit_bundle() {
  TestBundle bundle;
  bundle.begin_file("kernel");
  bundle.add(random_bytes(kMaxBlockSize));
  bundle.add(regular_bytes(5000), Compression::kLz4);
  bundle.begin_file("initrd");
  bundle.add(random_bytes(513, 2));
  return bundle;
}

// The bundle `bytes`, of which the first `size` are in memory, opened on a machine of its own.
struct Opened {
  Opened(const Bytes& bytes, std::size_t size)
      : machine(TestMachine::pc(4 * testing::kMebibyte)),
        source(std::span(bytes).first(size)),
        bundle(open_bundle(source, testing::place_of(bytes),
                           {.map = machine.map(),
                            .memory = machine.memory(),
                            .end = TestMachine::kReachableEnd})) {}

  // What a file holds, or why it cannot be read.
  Result<Bytes> contents(FileSource& file) const {
    Bytes bytes(file.size());
    return file.read(0, bytes).transform([&] { return bytes; });
  }

  TestMachine machine;
  MemorySource source;
  Result<Bundle> bundle;
};

TEST(MemorySource, GivesWhatADiskWould) {
  const TestBundle test_bundle = fit_bundle();
  const Bytes bytes = test_bundle.bytes();
  const Opened opened(bytes, bytes.size());
  ASSERT_TRUE(opened.bundle);
  EXPECT_EQ(opened.contents(*opened.bundle->kernel), test_bundle.contents(0));
  ASSERT_EQ(opened.bundle->modules.size(), 1u);
  EXPECT_EQ(opened.contents(*opened.bundle->modules[0].file), test_bundle.contents(1));
}

TEST(MemorySource, GivesPartsOfAFileToo) {
  const TestBundle test_bundle = fit_bundle();
  const Bytes bytes = test_bundle.bytes();
  const Opened opened(bytes, bytes.size());
  ASSERT_TRUE(opened.bundle);
  const Bytes expected = test_bundle.contents(0);
  Bytes part(kMaxBlockSize);
  ASSERT_TRUE(opened.bundle->kernel->read(1000, part));
  EXPECT_TRUE(std::equal(part.begin(), part.end(), expected.begin() + 1000));
}

TEST(MemorySource, IsNotTrusted) {
  Bytes bytes = fit_bundle().bytes();
  bytes.back() ^= std::byte{1};
  const Opened opened(bytes, bytes.size());
  ASSERT_TRUE(opened.bundle);
  const auto contents = opened.contents(*opened.bundle->modules[0].file);
  ASSERT_FALSE(contents);
  EXPECT_EQ(contents.error().code, ErrorCode::kDamaged);
}

TEST(MemorySource, EndsWhereMemoryDoes) {
  const Bytes bytes = fit_bundle().bytes();
  const Opened without_header(bytes, 63);
  ASSERT_FALSE(without_header.bundle);
  EXPECT_EQ(without_header.bundle.error().code, ErrorCode::kBundleReadFailed);

  const Opened without_last_byte(bytes, bytes.size() - 1);
  ASSERT_TRUE(without_last_byte.bundle);
  const auto contents = without_last_byte.contents(*without_last_byte.bundle->modules[0].file);
  ASSERT_FALSE(contents);
  EXPECT_EQ(contents.error().code, ErrorCode::kReadFailed);

  MemorySource source(bytes);
  Bytes beyond(2);
  EXPECT_FALSE(source.read(bytes.size() - 1, beyond));
  EXPECT_FALSE(source.read(~std::uint64_t{0}, beyond));
  EXPECT_TRUE(source.view(~std::uint64_t{0}, 2, ~std::uint64_t{0}).empty());
}

}  // namespace
}  // namespace slipway::loader
