// SPDX-License-Identifier: Apache-2.0
#include "image/runner/qemu/image_format.h"

#include <gtest/gtest.h>

#include <string>

#include "host/files/file_io.h"

namespace slipway::runner {
namespace {

ImageFormat format_of(const std::string& contents) {
  const std::string path = testing::TempDir() + "/image";
  EXPECT_TRUE(host::write_file(path, contents));
  return image_format(path);
}

TEST(ImageFormatTest, IsWhatTheFileBeginsWith) {
  EXPECT_EQ(format_of("QFI\xFB" + std::string(1000, '\0')), ImageFormat::kQcow2);
  EXPECT_EQ(format_of("KDMV" + std::string(1000, '\0')), ImageFormat::kVmdk);
  EXPECT_EQ(format_of(std::string(64, ' ') + "\x7F\x10\xDA\xBE"), ImageFormat::kVdi);
  EXPECT_EQ(format_of(std::string(32768, '\0') + "\1CD001\1"), ImageFormat::kIso);
}

TEST(ImageFormatTest, IsThatOfADiskElse) {
  EXPECT_EQ(format_of(""), ImageFormat::kRaw);
  EXPECT_EQ(format_of("QFI"), ImageFormat::kRaw);
  EXPECT_EQ(format_of(std::string(1 << 20, '\0')), ImageFormat::kRaw);
  EXPECT_EQ(format_of(std::string(32768, '\0') + "\2CD001"), ImageFormat::kRaw);
  EXPECT_EQ(image_format(testing::TempDir() + "/not-there"), ImageFormat::kRaw);
}

}  // namespace
}  // namespace slipway::runner
