// SPDX-License-Identifier: Apache-2.0
#include "image/builder/extras_check.h"

#include <gtest/gtest.h>

#include <vector>

namespace slipway::image {
namespace {

std::string fault(const std::vector<ModuleOption>& modules) {
  return modules_fault(modules).value_or("");
}

TEST(ModulesFaultTest, IsNoneForGoodNames) {
  EXPECT_EQ(fault({}), "");
  EXPECT_EQ(fault({{"a", "f"}, {"A", "f"}, {"with space/and.dots", "f"}, {"größe", "f"}}), "");
  EXPECT_EQ(fault({{std::string(63, 'x'), "f"}}), "");
}

TEST(ModulesFaultTest, NamesWhatIsWrong) {
  EXPECT_EQ(fault({{"", "a/file"}}), "the module a/file has no name: give it one");
  const std::string name(64, 'x');
  EXPECT_EQ(fault({{name, "f"}}),
            "the module name \"" + name + "\" has 64 bytes, more than 63: choose a shorter one");
  EXPECT_EQ(fault({{"a\nb", "a/file"}}),
            "the name of the module a/file holds a control character: choose one that can be read");
  EXPECT_EQ(fault({{"a", "f"}, {"b", "f"}, {"a", "g"}}),
            "two modules are called \"a\": the kernel could not tell them apart; rename one");
}

TEST(ModulesFaultTest, NamesWhatIsWrongWithPathsAndStrings) {
  EXPECT_EQ(fault({{"a", "f", "/boot/" + std::string(249, 'x'), std::string(4095, 's')}}), "");
  EXPECT_EQ(fault({{"a", "f", "boot/a"}}),
            "the path \"boot/a\" of the module \"a\" does not begin with a slash: kernels are told "
            "paths from the root on");
  EXPECT_EQ(fault({{"a", "f", "/" + std::string(255, 'x')}}),
            "the path of the module \"a\" has 256 bytes, more than 255: choose a shorter one");
  EXPECT_EQ(fault({{"a", "f", "/\t"}}),
            "the path of the module \"a\" holds a control character: choose one that can be read");
  EXPECT_EQ(fault({{"a", "f", "/boot/b"}, {"boot/b", "f"}}),
            "two modules have the path \"/boot/b\": the kernel could not tell them apart; give one "
            "another");
  EXPECT_EQ(fault({{"a", "f", "", std::string(4096, 's')}}),
            "the string of the module \"a\" has 4096 bytes, more than 4095: put the rest into the "
            "module");
}

TEST(CommandLineFaultTest, IsAboutItsLength) {
  EXPECT_EQ(command_line_fault(std::nullopt), std::nullopt);
  EXPECT_EQ(command_line_fault(""), std::nullopt);
  EXPECT_EQ(command_line_fault(std::string(4095, 'x')), std::nullopt);
  EXPECT_EQ(command_line_fault(std::string(4096, 'x')),
            "the command line has 4096 bytes, more than 4095: give the kernel a module with the "
            "rest");
}

TEST(CommandLineRoomFault, SaysWhatAKernelHasRoomFor) {
  EXPECT_EQ(command_line_room_fault("1234", 4), std::nullopt);
  EXPECT_EQ(command_line_room_fault("12345", 4),
            "it has room for a command line of 4 bytes, and the image's has 5: shorten that");
}

}  // namespace
}  // namespace slipway::image
