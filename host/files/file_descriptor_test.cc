// SPDX-License-Identifier: Apache-2.0
#include "host/files/file_descriptor.h"

#include <fcntl.h>
#include <gtest/gtest.h>

namespace slipway::host {
namespace {

class TakeAll : public ::testing::Test {
 protected:
  TakeAll() {
    int ends[2] = {-1, -1};
    EXPECT_EQ(pipe2(ends, O_CLOEXEC | O_NONBLOCK), 0);
    reading_ = FileDescriptor(ends[0]);
    writing_ = FileDescriptor(ends[1]);
  }

  void write(const std::string& text) {
    ASSERT_EQ(::write(writing_.get(), text.data(), text.size()), static_cast<ssize_t>(text.size()));
  }

  FileDescriptor reading_;
  FileDescriptor writing_;
};

TEST_F(TakeAll, TakesWhatIsThere) {
  const std::string longer_than_one_read(10'000, 'x');
  write(longer_than_one_read);
  EXPECT_EQ(take_all(reading_), longer_than_one_read);
  EXPECT_TRUE(reading_.is_open());
}

TEST_F(TakeAll, DoesNotWait) {
  EXPECT_EQ(take_all(reading_), "");
  EXPECT_TRUE(reading_.is_open());
}

TEST_F(TakeAll, ClosesAtTheEnd) {
  write("last words");
  writing_.close();
  EXPECT_EQ(take_all(reading_), "last words");
  EXPECT_FALSE(reading_.is_open());
  EXPECT_EQ(take_all(reading_), "");
}

}  // namespace
}  // namespace slipway::host
