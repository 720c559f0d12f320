// SPDX-License-Identifier: Apache-2.0
#include "bench/runner/options.h"

#include <gtest/gtest.h>

namespace slipway::bench {
namespace {

const Words kImages = {"--qemu=q", "--floor=f", "--image=ours:random:64KiB:a.img",
                       "--image=ours:random:8MiB:b.img"};

host::Result<Options> parse(Words more) {
  Words arguments = kImages;
  arguments.insert(arguments.end(), more.begin(), more.end());
  return parse_options(arguments);
}

TEST(ParseOptions, TakesAllThatThereIs) {
  const auto options = parse({});
  ASSERT_TRUE(options);
  EXPECT_EQ(options->kernels, (Words{"64KiB", "8MiB"}));
  EXPECT_EQ(options->loaders, Words{"ours"});
  EXPECT_EQ(options->disks.size(), 4);
  EXPECT_EQ(options->images[1].path, "b.img");
}

TEST(ParseOptions, TakesAPart) {
  const auto options = parse({"--kernels=8MiB", "--disks=usb,ide", "--count=no"});
  ASSERT_TRUE(options);
  EXPECT_EQ(options->kernels, Words{"8MiB"});
  EXPECT_EQ(options->disks, (Words{"usb", "ide"}));
  EXPECT_FALSE(options->count_instructions);
}

TEST(ParseOptions, SaysWhatThereIsNot) {
  EXPECT_EQ(parse({"--kernels=8MB"}).error(),
            "--kernels: there is no \"8MB\": give any part of 64KiB, 8MiB");
  EXPECT_EQ(parse({"--image=a:b:c"}).error(), "--image=a:b:c: give LOADER:CONTENTS:KERNEL:FILE");
  EXPECT_EQ(parse({"--loader-size=a"}).error(), "--loader-size=a: give LOADER:FILE");
  EXPECT_EQ(parse({"--rounds=many"}).error(), "--rounds=many: give a whole number from 0 to 1000");
  EXPECT_EQ(parse({"--time=best"}).error(), "--time=best: give wall or processor");
}

}  // namespace
}  // namespace slipway::bench
