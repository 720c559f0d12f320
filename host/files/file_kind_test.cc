// SPDX-License-Identifier: Apache-2.0
#include "host/files/file_kind.h"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <string>

#include "host/files/file_io.h"

namespace slipway::host {
namespace {

// What the sentence says of `path`, or why it says nothing.
std::string kind(const std::string& path) {
  const auto kind = kind_of_file(path);
  return kind ? std::string(name_of(*kind)) : kind.error();
}

TEST(FileKind, IsWhatThePathNames) {
  const std::string folder = testing::TempDir();
  ASSERT_TRUE(write_file(folder + "/file", "x"));
  EXPECT_EQ(kind(folder + "/file"), "a file");
  EXPECT_EQ(kind(folder), "a folder");
  EXPECT_EQ(kind("/dev/null"), "a character device");
  ASSERT_EQ(mkfifo((folder + "/pipe").c_str(), 0600), 0);
  EXPECT_EQ(kind(folder + "/pipe"), "a named pipe");
  EXPECT_EQ(kind(folder + "/missing"), "No such file or directory");
}

TEST(FileKind, FollowsLinks) {
  const std::string folder = testing::TempDir();
  ASSERT_EQ(symlink(folder.c_str(), (folder + "/link").c_str()), 0);
  EXPECT_EQ(kind(folder + "/link"), "a folder");
}

}  // namespace
}  // namespace slipway::host
