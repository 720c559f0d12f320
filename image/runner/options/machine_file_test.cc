// SPDX-License-Identifier: Apache-2.0
#include "image/runner/options/machine_file.h"

#include <gtest/gtest.h>

#include <fstream>

namespace slipway::runner {
namespace {

TEST(MachineFile, HasOneOptionALine) {
  const std::string path = testing::TempDir() + "/pc.machine";
  std::ofstream(path) << "--type=pc\n\n--cpu=\n--qemu-arg=a b=c\n";
  EXPECT_EQ(read_machine_file(path),
            (std::vector<std::string>{"--type=pc", "--cpu=", "--qemu-arg=a b=c"}));
}

TEST(MachineFile, SaysWhatIsWrong) {
  EXPECT_EQ(read_machine_file("/no/pc.machine").error(),
            "/no/pc.machine: cannot be opened: No such file or directory");
  const std::string path = testing::TempDir() + "/empty.machine";
  std::ofstream(path) << "\n";
  EXPECT_EQ(read_machine_file(path).error(), path + ": is an empty file");
  const std::string image = testing::TempDir() + "/disk.img";
  std::ofstream(image) << "\xFA\x31\xC0\n--type=pc\n";
  EXPECT_EQ(
      read_machine_file(image).error(),
      image + ": is no machine: name a target of Slipway's rule `machine` (//image:defs.bzl)");
}

}  // namespace
}  // namespace slipway::runner
