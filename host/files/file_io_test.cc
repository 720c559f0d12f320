// SPDX-License-Identifier: Apache-2.0
#include "host/files/file_io.h"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

namespace slipway::host {
namespace {

std::string path_of(const char* name) {
  return testing::TempDir() + "/" + name;
}

TEST(FileIo, ReadsWhatWasWritten) {
  const std::string path = path_of("written");
  std::string text(200'000, 'x');  // more than one piece
  text += std::string("a\0b\n\xFF", 5);
  ASSERT_TRUE(write_file(path, text));
  EXPECT_EQ(read_text(path), text);
  const auto bytes = read_file(path);
  ASSERT_TRUE(bytes);
  ASSERT_EQ(bytes->size(), text.size());
  EXPECT_EQ(bytes->back(), std::byte{0xFF});
  EXPECT_NE(access((path + ".incomplete").c_str(), F_OK), 0) << "nothing is left behind";
}

TEST(FileIo, ReplacesWhatWasThere) {
  const std::string path = path_of("replaced");
  ASSERT_TRUE(write_file(path, "a longer text"));
  ASSERT_TRUE(write_file(path, ""));
  EXPECT_EQ(read_text(path), "");
  EXPECT_EQ(read_file(path), Bytes{});
}

TEST(FileIo, ReadsLines) {
  const std::string path = path_of("lines");
  using Lines = std::vector<std::string>;
  ASSERT_TRUE(write_file(path, "one\n\ntwo\n"));
  EXPECT_EQ(read_lines(path), (Lines{"one", "", "two"}));
  ASSERT_TRUE(write_file(path, "one\ntwo"));
  EXPECT_EQ(read_lines(path), (Lines{"one", "two"}));
  ASSERT_TRUE(write_file(path, ""));
  EXPECT_EQ(read_lines(path), Lines{});
}

TEST(FileIo, ReadsTheStart) {
  const std::string path = path_of("start");
  ASSERT_TRUE(write_file(path, "0123456789"));
  EXPECT_EQ(read_start(path, 4), "0123");
  EXPECT_EQ(read_start(path, 11), "0123456789");
  EXPECT_EQ(size_of_file(path), 10u);
  EXPECT_FALSE(read_start(path_of("no/such/file"), 4));
  EXPECT_FALSE(size_of_file(path_of("no/such/file")));
}

TEST(FileIo, ReadsWhatHasNoSize) {
  EXPECT_TRUE(read_text("/proc/stat")->starts_with("cpu "));
}

// Opening one that nobody writes into would never end.
TEST(FileIo, DoesNotWaitForAPipe) {
  const std::string path = path_of("pipe");
  ASSERT_EQ(mkfifo(path.c_str(), 0600), 0);
  const std::string refusal = path + " is a named pipe: name a file";
  EXPECT_EQ(read_file(path).error(), refusal);
  EXPECT_EQ(read_text(path).error(), refusal);
  EXPECT_EQ(read_start(path, 1).error(), refusal);
}

TEST(FileIo, SaysWhatIsWrong) {
  const std::string missing = path_of("no/such/file");
  EXPECT_EQ(read_text(missing).error(), missing + ": cannot be opened: No such file or directory");
  EXPECT_EQ(read_lines(missing).error(), read_file(missing).error());
  EXPECT_EQ(read_text("/").error(), "/: cannot be read: Is a directory");
  EXPECT_EQ(write_file(missing, "text").error(),
            missing + ": cannot be written: No such file or directory");
}

}  // namespace
}  // namespace slipway::host
