// SPDX-License-Identifier: Apache-2.0
#include "image/builder/network/network_folder.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstring>

#include "boot/loader/bundle/bundle_digest.h"
#include "boot/loader/bundle/bundle_format.h"
#include "boot/uefi/layout/loader_header.h"
#include "image/builder/testing/test_parts.h"

namespace slipway::image {
namespace {

constexpr std::uint32_t kHeaderSize = 100;

host::Bytes test_bundle() {
  host::Bytes bundle(10'000, std::byte{1});
  loader::BundleHeader header = {};
  header.header_size = kHeaderSize;
  std::memcpy(bundle.data(), &header, sizeof header);
  return bundle;
}

uefi::LoaderHeader header_of(const NetworkFile& loader) {
  uefi::LoaderHeader header;
  std::memcpy(&header, loader.contents.data() + kTestLoaderHeader, sizeof header);
  return header;
}

TEST(NetworkFolder, HasTheLoaderAndTheBundle) {
  const auto files = network_folder(uefi_loader_of(4096), test_bundle());
  ASSERT_EQ(files.size(), 2u);
  EXPECT_EQ(files[0].name, "slipway.efi");
  EXPECT_EQ(files[1].name, "slipway.bundle");
  EXPECT_EQ(files[1].contents, test_bundle());
}

TEST(NetworkFolder, TellsTheLoaderWhichBundleIsItsOwn) {
  const host::Bytes bundle = test_bundle();
  const auto header = header_of(network_folder(uefi_loader_of(4096), bundle)[0]);
  EXPECT_EQ(header.bundle_offset, 0u);
  EXPECT_EQ(header.bundle_size, bundle.size());
  EXPECT_EQ(header.bundle_header_size, kHeaderSize);
  EXPECT_TRUE(std::ranges::equal(header.bundle_digest,
                                 loader::bundle_digest(std::span(bundle).first(kHeaderSize))));
}

TEST(NetworkFolder, IsToldApartFromOthers) {
  host::Bytes bundle = test_bundle();
  const auto signature = header_of(network_folder(uefi_loader_of(4096), bundle)[0]).disk_signature;
  EXPECT_NE(signature, 0u);
  bundle.back() = std::byte{2};
  EXPECT_NE(header_of(network_folder(uefi_loader_of(4096), bundle)[0]).disk_signature, signature);
}

}  // namespace
}  // namespace slipway::image
