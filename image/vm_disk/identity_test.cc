// SPDX-License-Identifier: Apache-2.0
#include "image/vm_disk/identity.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <format>
#include <string>
#include <string_view>

#include "host/files/file_io.h"

namespace slipway::image {
namespace {

const DiskIdentity kIdentity({});

template <typename Field>
void put_at(host::Bytes& bytes, std::size_t offset, const Field& field) {
  std::memcpy(bytes.data() + offset, &field, sizeof field);
}

void put_text(host::Bytes& bytes, std::size_t offset, std::string_view text) {
  std::memcpy(bytes.data() + offset, text.data(), text.size());
}

// As qemu-img makes them, as far as they matter; `made_up` stands for what it makes up.
host::Bytes vmdk(std::string_view made_up) {
  host::Bytes disk(4096);
  put_text(disk, 0, "KDMV");
  put_at(disk, 28, std::uint64_t{1});
  put_at(disk, 36, std::uint64_t{2});
  put_text(
      disk, 512,
      "# Disk DescriptorFile\nversion=1\nCID=" + std::string(made_up) + "\nparentCID=ffffffff\n");
  return disk;
}

host::Bytes vdi(std::uint8_t made_up) {
  host::Bytes disk(4096);
  put_at(disk, 0x40, std::uint32_t{0xBEDA107F});
  std::fill_n(disk.begin() + 0x188, 32, std::byte{made_up});
  return disk;
}

std::string failure_of(host::Bytes disk) {
  const host::Bytes before = disk;
  const auto put = put_identity(disk, kIdentity);
  EXPECT_EQ(disk, before);
  return put ? "" : put.error();
}

TEST(IdentityTest, MakesVmdksTheSame) {
  host::Bytes one = vmdk("12345678");
  host::Bytes other = vmdk("9abcdef0");
  ASSERT_TRUE(put_identity(one, kIdentity));
  ASSERT_TRUE(put_identity(other, kIdentity));
  EXPECT_EQ(one, other);
  host::Bytes expected = vmdk(std::format("{:08x}", kIdentity.signature()));
  EXPECT_EQ(one, expected);
}

TEST(IdentityTest, MakesVdisTheSame) {
  host::Bytes one = vdi(1);
  host::Bytes other = vdi(2);
  ASSERT_TRUE(put_identity(one, kIdentity));
  ASSERT_TRUE(put_identity(other, kIdentity));
  EXPECT_EQ(one, other);
  std::fill_n(one.begin() + 0x188, 32, std::byte{1});
  EXPECT_EQ(one, vdi(1)) << "and all else is as it was";
}

TEST(IdentityTest, TellsDisksApart) {
  host::Bytes one = vdi(1);
  host::Bytes other = vdi(1);
  ASSERT_TRUE(put_identity(one, kIdentity));
  const host::Bytes contents(1);
  ASSERT_TRUE(put_identity(other, DiskIdentity({contents})));
  EXPECT_NE(one, other);
}

TEST(IdentityTest, LeavesQcow2Alone) {
  host::Bytes disk(4096);
  put_text(disk, 0, "QFI\xFB");
  EXPECT_EQ(failure_of(disk), "");
}

TEST(IdentityTest, SaysWhatIsWrong) {
  EXPECT_EQ(failure_of(host::Bytes(4096)), "is no disk of the format qcow2, VMDK or VDI");
  EXPECT_EQ(failure_of({}), "is no disk of the format qcow2, VMDK or VDI");
  host::Bytes short_vmdk = vmdk("12345678");
  short_vmdk.resize(1024);
  EXPECT_EQ(failure_of(short_vmdk), "its descriptor is not in the file, which is cut short");
  short_vmdk.resize(30);
  EXPECT_EQ(failure_of(short_vmdk), "its descriptor is not in the file, which is cut short");
  host::Bytes short_vdi = vdi(1);
  short_vdi.resize(0x1A0);
  EXPECT_EQ(failure_of(short_vdi), "its header is not all in the file, which is cut short");
  host::Bytes other_vmdk = vmdk("12345678");
  put_text(other_vmdk, 512, "# Another DescriptorFile\nversion=1\nID=");
  EXPECT_TRUE(failure_of(other_vmdk).starts_with("its descriptor has no line CID="));
}

}  // namespace
}  // namespace slipway::image
