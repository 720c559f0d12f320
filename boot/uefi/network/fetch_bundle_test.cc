// SPDX-License-Identifier: Apache-2.0
#include "boot/uefi/network/fetch_bundle.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "boot/loader/bundle/bundle_digest.h"
#include "boot/uefi/efi/loaded_image.h"
#include "boot/uefi/testing/fake_firmware.h"
#include "boot/uefi/testing/fake_network.h"

namespace slipway::uefi {
namespace {

using testing::FakeFirmware;
using testing::FakeNetwork;

constexpr std::uint64_t kSize = 10'000;
constexpr std::uint32_t kHeaderSize = 600;

// A loader that was booted as boot/slipway.efi, with its bundle beside it.
class FetchBundleTest : public ::testing::Test {
 protected:
  FetchBundleTest() {
    image_.device_handle = &card_;
    firmware_.add_interface(&image_handle_, image_);
    firmware_.add_interface(&card_, network_.protocol());
    network_.mode.dhcp_ack_received = true;
    network_.mode.dhcp_ack = FakeNetwork::answer("boot/slipway.efi");
    network_.path = "boot/slipway.bundle";
    network_.contents.resize(kSize, std::byte{7});
    trust_.digest_of = loader::bundle_digest;
    trust_.header_digest = loader::bundle_digest(std::span(network_.contents).first(kHeaderSize));
  }

  auto fetch() {
    return fetch_bundle(firmware_.services(), &image_handle_,
                        {.size = kSize, .header_size = kHeaderSize}, trust_);
  }
  std::string refusal() {
    const auto fetched = fetch();
    return fetched ? "none" : std::string(fetched.error().text());
  }

  int image_handle_ = 0;
  int card_ = 0;
  loader::BundleTrust trust_ = {};
  efi::LoadedImage image_ = {};
  FakeNetwork network_;
  FakeFirmware firmware_;
};

constexpr std::string_view kFile =
    "the kernel's file, \"boot/slipway.bundle\" on the server 10.0.2.2, ";

TEST_F(FetchBundleTest, GivesWhatIsOnTheServer) {
  const auto fetched = fetch();
  ASSERT_TRUE(fetched) << fetched.error().text();
  EXPECT_TRUE(std::ranges::equal(fetched->bytes, network_.contents));
  EXPECT_EQ(network_.asked_path, "boot/slipway.bundle");
  EXPECT_EQ(network_.asked_server, (std::vector<std::uint8_t>{10, 0, 2, 2}));
  EXPECT_EQ(network_.asked_block_size, 1468u);
}

TEST_F(FetchBundleTest, GoesByTheAnswerThatNamedTheLoader) {
  network_.mode.proxy_offer_received = true;
  network_.mode.proxy_offer = FakeNetwork::answer("proxy/slipway.efi", 3);
  network_.path = "proxy/slipway.bundle";
  ASSERT_TRUE(fetch());
  EXPECT_EQ(network_.asked_server.back(), 3);
  network_.mode.pxe_reply_received = true;
  network_.mode.pxe_reply = FakeNetwork::answer("reply/slipway.efi", 4);
  network_.path = "reply/slipway.bundle";
  ASSERT_TRUE(fetch());
  EXPECT_EQ(network_.asked_server.back(), 4);
}

TEST_F(FetchBundleTest, SaysThatTheServerHasNoSuchFile) {
  network_.path = "boot/other.bundle";
  EXPECT_EQ(refusal(),
            std::string(kFile).append("cannot be had (TFTP error 1): put all files of one "
                                      "network_boot_folder there anew"));
}

TEST_F(FetchBundleTest, SaysThatTheFirmwareCannotFetchIt) {
  network_.status = efi::Status::kDeviceError;
  EXPECT_EQ(refusal(), std::string(kFile).append(
                           "cannot be had: put all files of one network_boot_folder there anew"));
}

TEST_F(FetchBundleTest, SaysThatTheServerBreaksOff) {
  network_.status = efi::Status::kTimeout;
  EXPECT_TRUE(refusal().starts_with(std::string(kFile).append("breaks off")));
}

TEST_F(FetchBundleTest, TakesNoOtherBundle) {
  const std::string sentence = std::string(kFile).append(
      "is not the one that this loader was made with: put all files of one network_boot_folder "
      "there anew");
  network_.contents.resize(kSize - 1);
  EXPECT_EQ(refusal(), sentence) << "cut short";
  network_.contents.resize(kSize + 1);
  EXPECT_EQ(refusal(), sentence) << "too long";
  network_.contents.resize(0);
  EXPECT_EQ(refusal(), sentence) << "empty";
  network_.contents.assign(kSize, std::byte{7});
  EXPECT_EQ(refusal(), "none");
  network_.contents[kHeaderSize - 1] = std::byte{8};
  EXPECT_EQ(refusal(), sentence) << "of the same size";
}

TEST_F(FetchBundleTest, SaysThatThereIsNoMemory) {
  firmware_.out_of_memory = true;
  EXPECT_EQ(refusal(),
            "the firmware has no 10000 bytes of memory in one piece for the kernel's file");
}

TEST_F(FetchBundleTest, NeedsPxe) {
  int disk = 0;
  image_.device_handle = &disk;
  EXPECT_TRUE(refusal().starts_with("the firmware did not load this loader by PXE"));
  image_.device_handle = nullptr;
  EXPECT_TRUE(refusal().starts_with("the firmware did not load this loader by PXE"));
}

TEST_F(FetchBundleTest, NeedsIpv4) {
  network_.mode.using_ipv6 = true;
  EXPECT_TRUE(refusal().contains("over IPv6"));
}

TEST_F(FetchBundleTest, NeedsAnAnswerThatNamesAFile) {
  network_.mode.dhcp_ack = {};
  EXPECT_TRUE(refusal().starts_with("the DHCP server names no server or file"));
  network_.mode.dhcp_ack = FakeNetwork::answer(std::string(120, 'a') + "/b");
  EXPECT_TRUE(refusal().starts_with("the DHCP server names no server or file"));
}

}  // namespace
}  // namespace slipway::uefi
