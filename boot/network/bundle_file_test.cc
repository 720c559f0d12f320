// SPDX-License-Identifier: Apache-2.0
#include "boot/network/bundle_file.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace slipway::network {
namespace {

constexpr Ipv4Address kServer = {10, 0, 2, 2};

std::string path_beside(std::string_view booted) {
  const auto file = bundle_beside({kServer, booted});
  return file ? file->path.data() : "none";
}

TEST(BundleFile, IsInTheFolderThatTheLoaderCameFrom) {
  EXPECT_EQ(path_beside("slipway.efi"), "slipway.bundle");
  EXPECT_EQ(path_beside("/slipway.efi"), "/slipway.bundle");
  EXPECT_EQ(path_beside("kernels/new/any name"), "kernels/new/slipway.bundle");
  EXPECT_EQ(path_beside("boot\\x64\\slipway.efi"), "boot\\x64\\slipway.bundle");
  EXPECT_EQ(bundle_beside({kServer, "slipway.efi"})->server, kServer);
}

TEST(BundleFile, HasAPathThatFits) {
  const std::string longest(kMaxPathSize - sizeof("/slipway.bundle"), 'a');
  EXPECT_EQ(path_beside(longest + "/slipway.efi"), longest + "/slipway.bundle");
  EXPECT_EQ(path_beside(longest + "a/slipway.efi"), "none");
}

TEST(BundleFile, IsNamedInEachSentence) {
  const BundleFile file = *bundle_beside({kServer, "new/slipway.efi"});
  const std::string_view start =
      "the kernel's file, \"new/slipway.bundle\" on the server 10.0.2.2, ";
  const auto end = [&](BundleFileFault fault, std::optional<std::uint8_t> error = std::nullopt) {
    const loader::Message message = sentence_on(file, fault, error);
    EXPECT_TRUE(message.text().starts_with(start)) << message.text();
    return std::string(message.text().substr(start.size()));
  };
  EXPECT_EQ(end(BundleFileFault::kNotGiven, 1),
            "cannot be had (TFTP error 1): put all files of one network_boot_folder there anew");
  EXPECT_EQ(end(BundleFileFault::kNotGiven),
            "cannot be had: put all files of one network_boot_folder there anew");
  EXPECT_EQ(end(BundleFileFault::kBreaksOff),
            "breaks off: see to the server and the cable, and start the machine again");
  EXPECT_EQ(end(BundleFileFault::kIsAnother),
            "is not the one that this loader was made with: put all files of one "
            "network_boot_folder there anew");
  EXPECT_EQ(end(BundleFileFault::kIsDamaged),
            "is damaged: put all files of one network_boot_folder there anew");
}

TEST(BundleFile, HasANameThatLeavesRoomForTheWholeSentence) {
  const std::string folder(kMaxPathSize - sizeof("/slipway.bundle"), 'a');
  const auto file = bundle_beside({{255, 255, 255, 255}, folder + "/slipway.efi"});
  ASSERT_TRUE(file);
  for (const BundleFileFault fault : {BundleFileFault::kNotGiven, BundleFileFault::kIsAnother}) {
    const loader::Message message = sentence_on(*file, fault, 255);
    EXPECT_TRUE(message.text().ends_with(" there anew")) << message.text();
  }
}

TEST(BundleFile, CanBeDamaged) {
  EXPECT_TRUE(is_damage({.code = loader::ErrorCode::kDamaged}));
  EXPECT_TRUE(is_damage({.code = loader::ErrorCode::kBundleDamaged}));
  EXPECT_FALSE(is_damage({.code = loader::ErrorCode::kNoMemoryForSegment}));
}

}  // namespace
}  // namespace slipway::network
