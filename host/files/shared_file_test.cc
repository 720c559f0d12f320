// SPDX-License-Identifier: Apache-2.0
#include "host/files/shared_file.h"

#include <gtest/gtest.h>
#include <stdlib.h>

#include <fstream>

namespace slipway::host {
namespace {

TEST(SharedFile, HasWhatWasWrittenByItsPath) {
  auto file = SharedFile::make();
  ASSERT_TRUE(file);
  std::ofstream(file->path()) << "a longer text";
  EXPECT_EQ(file->take(), "a longer text");
  EXPECT_EQ(file->take(), "");
  std::ofstream(file->path()) << "a text";
  EXPECT_EQ(file->take(), "a text");
}

TEST(SharedFile, IsFilledFromAnotherAndWithZeros) {
  const std::string path = testing::TempDir() + "source";
  std::ofstream(path) << "text";
  auto file = SharedFile::make();
  ASSERT_TRUE(file);
  ASSERT_TRUE(file->fill(path, 6));
  EXPECT_EQ(file->take(), std::string("text\0\0", 6));

  const auto filled = file->fill(path, 3);
  ASSERT_FALSE(filled);
  EXPECT_TRUE(filled.error().ends_with("source: has 4 bytes, and there is room for 3"));
}

TEST(SharedFile, IsOpenToAChild) {
  auto file = SharedFile::make();
  ASSERT_TRUE(file);
  const std::string command = "echo from a child > " + file->path();
  ASSERT_EQ(system(command.c_str()), 0);
  EXPECT_EQ(file->take(), "from a child\n");
}

}  // namespace
}  // namespace slipway::host
