// SPDX-License-Identifier: Apache-2.0
#include "image/flasher/device.h"

#include <gtest/gtest.h>
#include <signal.h>
#include <sys/resource.h>

#include <string>

#include "host/files/file_io.h"
#include "host/files/scratch_folder.h"

namespace slipway::image {
namespace {

using host::Bytes;

class DeviceTest : public testing::Test {
 protected:
  void SetUp() override { ASSERT_TRUE(host::write_file(path_, Bytes(kSize, std::byte{1}))); }

  static constexpr std::size_t kSize = 100 * 512;
  host::ScratchFolder folder_ = host::ScratchFolder::make().value();
  std::string path_ = folder_.path() + "/disk";
};

TEST_F(DeviceTest, HoldsWhatIsWritten) {
  auto device = SystemDevice::open(path_);
  ASSERT_TRUE(device) << device.error();
  EXPECT_EQ(device->size(), kSize);
  EXPECT_EQ(device->number(), "") << "a file has none";
  ASSERT_TRUE(device->write(3 * 512, Bytes(2 * 512, std::byte{2})));
  ASSERT_TRUE(device->flush());

  Bytes held(4 * 512);
  ASSERT_TRUE(device->read(2 * 512, held));
  Bytes expected(4 * 512, std::byte{1});
  std::fill(expected.begin() + 512, expected.begin() + 3 * 512, std::byte{2});
  EXPECT_EQ(held, expected);
  EXPECT_EQ(host::size_of_file(path_), kSize);
}

TEST_F(DeviceTest, EndsSomewhere) {
  auto device = SystemDevice::open(path_);
  ASSERT_TRUE(device) << device.error();
  Bytes held(2 * 512);
  EXPECT_EQ(device->read(kSize - 512, held).error(), "the disk ends there");
}

TEST_F(DeviceTest, SaysWhyItCannotBeWritten) {
  auto device = SystemDevice::open(path_);
  ASSERT_TRUE(device) << device.error();
  signal(SIGXFSZ, SIG_IGN);
  const rlimit limit = {50 * 512, RLIM_INFINITY};
  ASSERT_EQ(setrlimit(RLIMIT_FSIZE, &limit), 0);
  const auto written = device->write(49 * 512, Bytes(2 * 512));
  const rlimit none = {RLIM_INFINITY, RLIM_INFINITY};
  ASSERT_EQ(setrlimit(RLIMIT_FSIZE, &none), 0);
  ASSERT_FALSE(written);
  EXPECT_EQ(written.error(), "File too large");
}

TEST_F(DeviceTest, SaysWhyItCannotBeOpened) {
  const auto device = SystemDevice::open(folder_.path() + "/none");
  ASSERT_FALSE(device);
  EXPECT_EQ(device.error(),
            folder_.path() + "/none: cannot be opened to be written: No such file or directory");
}

}  // namespace
}  // namespace slipway::image
