// SPDX-License-Identifier: Apache-2.0
#include "host/files/growing_file.h"

#include <gtest/gtest.h>

#include <fstream>

namespace slipway::host {
namespace {

constexpr std::size_t kMost = 10;

TEST(GrowingFile, GivesWhatIsNew) {
  const std::string path = testing::TempDir() + "/growing";
  std::ofstream writer(path);
  auto file = GrowingFile::open(path);
  ASSERT_TRUE(file) << file.error();
  std::string text;
  EXPECT_TRUE(file->take(text, kMost));
  EXPECT_EQ(text, "");
  writer << "one" << std::flush;
  EXPECT_TRUE(file->take(text, kMost));
  EXPECT_EQ(text, "one");
  writer << "two" << std::flush;
  EXPECT_TRUE(file->take(text, kMost));
  EXPECT_EQ(text, "onetwo");
}

TEST(GrowingFile, LeavesWhatIsTooMuch) {
  const std::string path = testing::TempDir() + "/large";
  std::ofstream(path) << "0123456789abcdef";
  auto file = GrowingFile::open(path);
  ASSERT_TRUE(file) << file.error();
  std::string text;
  EXPECT_TRUE(file->take(text, kMost));
  EXPECT_EQ(text, "0123456789");
}

TEST(GrowingFile, NamesWhatIsNotThere) {
  EXPECT_EQ(GrowingFile::open("/no/such/file").error(),
            "/no/such/file cannot be opened: No such file or directory");
}

TEST(GrowingFile, SaysWhatCannotBeRead) {
  auto folder = GrowingFile::open("/");
  ASSERT_TRUE(folder) << folder.error();
  std::string text;
  EXPECT_FALSE(folder->take(text, kMost));
}

}  // namespace
}  // namespace slipway::host
