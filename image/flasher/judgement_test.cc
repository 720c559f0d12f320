// SPDX-License-Identifier: Apache-2.0
#include "image/flasher/judgement.h"

#include <gtest/gtest.h>

#include <string>

namespace slipway::image {
namespace {

const SystemFolders kFolders;
constexpr ImageNeeds kNeeds = {.size = 4 << 20, .sector_size = 512};

Disk stick() {
  return {.name = "sdb",
          .number = "8:16",
          .model = "Maker Stick",
          .size = 32'010'928'128,
          .sector_size = 512,
          .is_read_only = false,
          .kind = DiskKind::kUsb,
          .partitions = {{"sdb1", 32'000'000'000, "PHOTOS"}, {"sdb2", 1'048'576, ""}},
          .uses = {}};
}

std::string refused(const Disk& disk, bool is_forced = false) {
  return refusal(kFolders, disk, kNeeds, is_forced).value_or("");
}

TEST(RefusalTest, IsNotThereForSticksAndCards) {
  for (const DiskKind kind : {DiskKind::kUsb, DiskKind::kRemovable, DiskKind::kCard}) {
    Disk disk = stick();
    disk.kind = kind;
    EXPECT_EQ(refused(disk), "");
  }
}

TEST(RefusalTest, IsOfFixedDisksWithoutForce) {
  for (const DiskKind kind : {DiskKind::kFixed, DiskKind::kVirtual}) {
    Disk disk = stick();
    disk.kind = kind;
    EXPECT_EQ(refused(disk), "is not removable: if it is the right one nevertheless, add --force");
    EXPECT_EQ(refused(disk, true), "");
  }
}

TEST(RefusalTest, IsOfWhatIsMounted) {
  Disk disk = stick();
  disk.uses = {{DiskUse::Kind::kMounted, "sdb1", "/media/me/PHOTOS"}};
  for (const bool is_forced : {false, true}) {
    EXPECT_EQ(refused(disk, is_forced),
              "is in use: /dev/sdb1 is mounted on /media/me/PHOTOS: unmount it (sudo umount "
              "/dev/sdb1)");
  }
}

TEST(RefusalTest, IsOfWhatIsPartOfAnotherDevice) {
  Disk disk = stick();
  disk.uses = {{DiskUse::Kind::kHeld, "sdb2", "dm-0"}};
  EXPECT_EQ(
      refused(disk, true),
      "is in use: /dev/sdb2 is a part of /dev/dm-0 (RAID, LVM or encryption): close that first");
  disk.uses.push_back({DiskUse::Kind::kMounted, "dm-0", "/media/secret"});
  EXPECT_TRUE(refused(disk, true).starts_with("is in use: /dev/dm-0 is mounted on /media/secret"))
      << "that has to be ended first";
}

TEST(RefusalTest, IsOfTheSystemsDisks) {
  for (const std::string place : {"/", "/boot", "/boot/efi", "/efi", "/home", "/usr", "/var"}) {
    Disk disk = stick();
    disk.uses = {{DiskUse::Kind::kMounted, "sdb2", "/media/other"},
                 {DiskUse::Kind::kHeld, "sdb1", "dm-0"},
                 {DiskUse::Kind::kMounted, "dm-0", place}};
    EXPECT_EQ(refused(disk, true), "is a disk of this system (/dev/dm-0 is mounted on " + place +
                                       "), which is never written: take another");
  }
  Disk disk = stick();
  disk.uses = {{DiskUse::Kind::kSwap, "sdb1"}};
  EXPECT_EQ(
      refused(disk, true),
      "is a disk of this system (/dev/sdb1 is swap space), which is never written: take another");
}

TEST(RefusalTest, IsOfCdDrives) {
  Disk disk = stick();
  disk.kind = DiskKind::kCd;
  EXPECT_TRUE(refused(disk, true).starts_with("is a CD drive: burn what iso_image makes"));
}

TEST(RefusalTest, IsOfWhatIsEmptyProtectedOrTooSmall) {
  Disk disk = stick();
  disk.size = 0;
  EXPECT_EQ(refused(disk, true), "has nothing in it: put a card or disk in");
  disk = stick();
  disk.is_read_only = true;
  EXPECT_EQ(refused(disk, true),
            "is write-protected: move the switch at its side, or take another");
  disk = stick();
  disk.size = kNeeds.size;
  EXPECT_EQ(refused(disk), "");
  disk.size -= 512;
  EXPECT_EQ(refused(disk, true),
            "is too small: it has 4193792 bytes, and the image 4194304: take a larger one");
}

TEST(RefusalTest, IsOfOtherSectors) {
  Disk disk = stick();
  disk.sector_size = 4096;
  EXPECT_EQ(
      refused(disk, true),
      "has sectors of 4096 bytes, and the image is for 512: build it with disk_image(firmware = "
      "[\"uefi\"], layout = \"gpt\", sector_size = 4096)");
  disk.sector_size = 2048;
  EXPECT_EQ(
      refused(disk, true),
      "has sectors of 2048 bytes, and the image is for 512: take another disk, since no image "
      "can have such sectors");
  disk.sector_size = 512;
  EXPECT_EQ(refusal(kFolders, disk, {.size = 4 << 20, .sector_size = 4096}, true),
            "has sectors of 512 bytes, and the image is for 4096: build it with "
            "disk_image(sector_size = 512)");
}

TEST(DiskListTest, SaysWhatCanBeWrittenAndHow) {
  Disk system = stick();
  system.name = "nvme0n1";
  system.model = "";
  system.size = 512'110'190'592;
  system.uses = {{DiskUse::Kind::kMounted, "nvme0n1p2", "/"}};
  Disk reader = stick();
  reader.name = "sdc";
  reader.size = 0;
  Disk loop = stick();
  loop.kind = DiskKind::kVirtual;
  EXPECT_EQ(
      disk_list(kFolders, {loop, system, stick(), reader}, kNeeds, "bazel run //my:disk.flash -- "),
      R"(The image (4.1 MB) can be written to:
  /dev/sdb        32.0 GB    Maker Stick                   USB

Refused:
  /dev/nvme0n1    512.1 GB   (no model)                    is a disk of this system (/dev/nvme0n1p2 is mounted on /), which is never written: take another
  /dev/sdc        -          Maker Stick                   has nothing in it: put a card or disk in

To write it, which destroys all that is on the disk:
  bazel run //my:disk.flash -- /dev/sdb
)");
}

TEST(DiskListTest, SaysThatThereIsNone) {
  EXPECT_EQ(
      disk_list(kFolders, {}, kNeeds, "flash "),
      "There is no disk here to which the image (4.1 MB) can be written: plug a stick in, and run "
      "this again.\n");
}

TEST(ContentsTest, AreWhatWillBeLost) {
  EXPECT_EQ(contents_of(kFolders, stick()), R"(/dev/sdb: Maker Stick, 32.0 GB, USB
  /dev/sdb1       32.0 GB    PHOTOS
  /dev/sdb2       1.0 MB
)");
}

TEST(SizeTextTest, IsInPowersOfThousand) {
  EXPECT_EQ(size_text(0), "0.0 kB");
  EXPECT_EQ(size_text(512), "0.5 kB");
  EXPECT_EQ(size_text(999'999), "999.9 kB");
  EXPECT_EQ(size_text(1'000'000), "1.0 MB");
  EXPECT_EQ(size_text(31'999'999'999), "31.9 GB");
  EXPECT_EQ(size_text(2'000'398'934'016), "2.0 TB");
}

}  // namespace
}  // namespace slipway::image
