// SPDX-License-Identifier: Apache-2.0
#include "image/builder/loader_choice.h"

#include <gtest/gtest.h>

#include <vector>

#include "boot/loader/bundle/bundle_format.h"

namespace slipway::image {
namespace {

constexpr std::uint64_t kOne = loader::protocol_name("one");
constexpr std::uint64_t kTwo = loader::protocol_name("two");
constexpr std::uint64_t kThree = loader::protocol_name("three");

const std::vector<LoaderFile> kLoaders = {
    {.path = "one.bin", .bytes = {}, .protocol = kOne},
    {.path = "two.bin", .bytes = {}, .protocol = kTwo},
};

TEST(LoaderChoice, GoesByTheProtocol) {
  EXPECT_EQ(choose_loader(kLoaders, kOne, "--stage2"), &kLoaders[0]);
  EXPECT_EQ(choose_loader(kLoaders, kTwo, "--stage2"), &kLoaders[1]);
}

TEST(LoaderChoice, IsAnyThatGoesWithAll) {
  const std::vector<LoaderFile> any = {{.path = "any.efi", .bytes = {}}};
  EXPECT_EQ(choose_loader(any, kThree, "--uefi-loader"), &any[0]);
}

TEST(LoaderChoice, NamesTheProtocolThatNoneSpeaks) {
  EXPECT_EQ(choose_loader(kLoaders, kThree, "--stage2").error(),
            "--stage2: no loader is given for kernels of the protocol \"three\", which this one "
            "speaks: give one more");
}

TEST(LoaderChoice, NamesTwoThatSpeakIt) {
  const std::vector<LoaderFile> twice = {kLoaders[0], kLoaders[1], kLoaders[0]};
  EXPECT_EQ(choose_loader(twice, kOne, "--stage2").error(),
            "--stage2: one.bin and one.bin both load kernels of the protocol \"one\": give one of "
            "them");
  EXPECT_TRUE(choose_loader(twice, kTwo, "--stage2").has_value());
}

}  // namespace
}  // namespace slipway::image
