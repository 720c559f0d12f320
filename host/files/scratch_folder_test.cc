// SPDX-License-Identifier: Apache-2.0
#include "host/files/scratch_folder.h"

#include <gtest/gtest.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "host/files/file_io.h"

namespace slipway::host {
namespace {

bool exists(const std::string& path) {
  struct stat status;
  return lstat(path.c_str(), &status) == 0;
}

TEST(ScratchFolder, IsGoneWithAllThatIsInIt) {
  const std::string kept = testing::TempDir() + "/kept";
  ASSERT_TRUE(write_file(kept, "text"));
  std::string path;
  {
    const auto folder = ScratchFolder::make();
    ASSERT_TRUE(folder) << folder.error();
    path = folder->path();
    EXPECT_TRUE(path.starts_with('/')) << path;
    ASSERT_EQ(mkdir((path + "/deep").c_str(), 0700), 0);
    ASSERT_TRUE(write_file(path + "/deep/file", "text"));
    ASSERT_EQ(symlink(kept.c_str(), (path + "/link").c_str()), 0);
    ASSERT_EQ(symlink("/no/such/file", (path + "/dangling").c_str()), 0);
  }
  EXPECT_FALSE(exists(path));
  EXPECT_TRUE(exists(kept)) << "a link is removed, and not what it leads to";
}

TEST(ScratchFolder, SaysWhereThereIsNoRoom) {
  const std::string before = getenv("TEST_TMPDIR") ? getenv("TEST_TMPDIR") : "";
  setenv("TEST_TMPDIR", "/no/such/folder", 1);
  EXPECT_EQ(ScratchFolder::make().error(),
            "no folder can be made in /no/such/folder: No such file or directory");
  setenv("TEST_TMPDIR", before.c_str(), 1);
}

}  // namespace
}  // namespace slipway::host
