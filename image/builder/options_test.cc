// SPDX-License-Identifier: Apache-2.0
#include "image/builder/options.h"

#include <gtest/gtest.h>

#include <vector>

namespace slipway::image {
namespace {

host::Result<Options> parse(std::vector<std::string> arguments) {
  return parse_options(arguments);
}

TEST(OptionsTest, TakesAllFiles) {
  const auto options = parse({"--boot-sector=b", "--stage2=s", "--kernel=k", "--output=o"});
  ASSERT_TRUE(options.has_value()) << options.error();
  EXPECT_EQ(options->boot_sector, "b");
  EXPECT_EQ(options->stage2, "s");
  EXPECT_EQ(options->kernel, "k");
  EXPECT_EQ(options->output, "o");
  EXPECT_EQ(options->kernel_name, "k") << "the file's name, where no other is given";
  EXPECT_FALSE(options->verbose);
}

TEST(OptionsTest, TakesNameAndVerbose) {
  const auto options = parse({"--boot-sector=b", "--stage2=s", "--kernel=k", "--output=a=b",
                              "--kernel-name=//my:kernel", "--verbose"});
  ASSERT_TRUE(options.has_value()) << options.error();
  EXPECT_EQ(options->output, "a=b");
  EXPECT_EQ(options->kernel_name, "//my:kernel");
  EXPECT_TRUE(options->verbose);
}

TEST(OptionsTest, TakesModulesAndTheCommandLine) {
  const auto none = parse({"--boot-sector=b", "--stage2=s", "--kernel=k", "--output=o"});
  ASSERT_TRUE(none.has_value()) << none.error();
  EXPECT_TRUE(none->modules.empty());
  EXPECT_FALSE(none->command_line.has_value());
  const auto options =
      parse({"--boot-sector=b", "--stage2=s", "--kernel=k", "--output=o", "--module=one=a=b",
             "--module=two=c", "--command-line=log=debug root=one"});
  ASSERT_TRUE(options.has_value()) << options.error();
  ASSERT_EQ(options->modules.size(), 2u);
  EXPECT_EQ(options->modules[0].name, "one");
  EXPECT_EQ(options->modules[0].file, "a=b");
  EXPECT_EQ(options->modules[1].name, "two");
  EXPECT_EQ(options->command_line, "log=debug root=one");
  EXPECT_EQ(parse({"--boot-sector=b", "--stage2=s", "--kernel=k", "--output=o", "--command-line="})
                ->command_line,
            "")
      << "not the same as none";
}

TEST(OptionsTest, NamesAModuleWithoutAFile) {
  EXPECT_EQ(parse({"--module=a"}).error(), "--module=a: has no file: give --module=NAME=FILE");
  EXPECT_EQ(parse({"--module=a="}).error(), "--module=a=: has no file: give --module=NAME=FILE");
}

TEST(OptionsTest, NeedsNothingElseForHelp) {
  const auto options = parse({"--help"});
  ASSERT_TRUE(options.has_value()) << options.error();
  EXPECT_TRUE(options->help);
}

TEST(OptionsTest, NeedsAllFiles) {
  const std::vector<std::string> all = {"--boot-sector=b", "--stage2=s", "--kernel=k",
                                        "--output=o"};
  for (std::size_t i = 0; i < all.size(); ++i) {
    auto some = all;
    some.erase(some.begin() + static_cast<std::ptrdiff_t>(i));
    const auto options = parse_options(some);
    ASSERT_FALSE(options) << all[i];
    const std::string name = all[i].substr(0, all[i].find('='));
    EXPECT_EQ(options.error(), name + ": is missing: give " + name + "=FILE");
  }
}

}  // namespace
}  // namespace slipway::image
