// SPDX-License-Identifier: Apache-2.0
#include "image/flasher/system_disks.h"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <string>
#include <string_view>
#include <vector>

#include "host/files/file_io.h"
#include "host/files/scratch_folder.h"

namespace slipway::image {
namespace {

// Folders like those of a machine with Linux.
class SystemDisksTest : public testing::Test {
 protected:
  void SetUp() override {
    write("proc/self/mountinfo", "20 1 0:21 / /proc rw,relatime - proc proc rw\n");
    write("dev/null", "");
    add("sda", "8:0", "pci0000:00/ata1/host0", 1'000'000);
    add("sdb", "8:16", "pci0000:00/usb2/2-1/2-1:1.0/host6", 60'000);
  }

  void make_folders(const std::string& path) {
    for (std::size_t end = path.find('/', root_.size() + 1); end != std::string::npos;
         end = path.find('/', end + 1)) {
      mkdir(path.substr(0, end).c_str(), 0755);
    }
  }

  void write(const std::string& path, std::string_view text) {
    const std::string full = root_ + "/" + path;
    make_folders(full);
    ASSERT_TRUE(host::write_file(full, text)) << path;
  }

  void link(const std::string& path, const std::string& to) {
    const std::string full = root_ + "/" + path;
    make_folders(full);
    ASSERT_EQ(symlink(to.c_str(), full.c_str()), 0) << path;
  }

  // `sectors`: of 512 bytes.
  void add(const std::string& name, const std::string& number, const std::string& bus,
           std::uint64_t sectors) {
    const std::string place = "devices/" + bus + "/block/" + name;
    link("sys/block/" + name, "../" + place);
    write("sys/" + place + "/size", std::to_string(sectors) + "\n");
    write("sys/" + place + "/dev", number + "\n");
    write("dev/" + name, "");
  }

  void add_partition(const std::string& disk, const std::string& name, const std::string& number) {
    const std::string place = "sys/block/" + disk + "/" + name;
    write(place + "/partition", "1\n");
    write(place + "/dev", number + "\n");
    write(place + "/size", "2048\n");
    write("dev/" + name, "");
  }

  void mount(const std::string& number, const std::string& source, const std::string& place) {
    write("proc/self/mountinfo", "20 1 0:21 / /proc rw,relatime - proc proc rw\n40 1 " + number +
                                     " / " + place + " rw,relatime shared:1 - ext4 " + source +
                                     " rw\n");
  }

  std::vector<Disk> disks() {
    const auto found = system_disks(folders_);
    EXPECT_TRUE(found) << found.error();
    return found.value_or(std::vector<Disk>());
  }

  Disk disk(std::string_view name) {
    for (const Disk& disk : disks()) {
      if (disk.name == name) {
        return disk;
      }
    }
    ADD_FAILURE() << name << " is not there";
    return {};
  }

  std::string found(const std::string& path) {
    const auto disk = find_disk(folders_, disks(), path);
    return disk ? disk->name : disk.error();
  }

  host::ScratchFolder scratch_ = host::ScratchFolder::make().value();
  std::string root_ = scratch_.path();
  SystemFolders folders_ = {root_ + "/sys", root_ + "/proc", root_ + "/dev"};
};

TEST_F(SystemDisksTest, AreDescribed) {
  write("sys/block/sdb/device/vendor", "SanDisk \n");
  write("sys/block/sdb/device/model", "Ultra           \n");
  write("sys/block/sdb/ro", "1\n");
  write("sys/block/sdb/queue/logical_block_size", "4096\n");
  const std::vector<Disk> all = disks();
  ASSERT_EQ(all.size(), 2u);
  EXPECT_EQ(all[0].name, "sda");
  EXPECT_EQ(all[0].model, "");
  EXPECT_EQ(all[0].kind, DiskKind::kFixed);
  EXPECT_EQ(all[0].sector_size, 512u);
  EXPECT_FALSE(all[0].is_read_only);
  EXPECT_EQ(all[1].name, "sdb");
  EXPECT_EQ(all[1].number, "8:16");
  EXPECT_EQ(all[1].model, "SanDisk Ultra");
  EXPECT_EQ(all[1].size, 60'000u * 512) << "in units of 512 bytes, whatever the sectors are";
  EXPECT_EQ(all[1].sector_size, 4096u);
  EXPECT_TRUE(all[1].is_read_only);
  EXPECT_TRUE(all[1].uses.empty());
}

TEST_F(SystemDisksTest, AreOfAKind) {
  write("sys/block/sda/removable", "1\n");
  EXPECT_EQ(disk("sda").kind, DiskKind::kRemovable);
  EXPECT_EQ(disk("sdb").kind, DiskKind::kUsb) << "and does not say that it is removable";
  add("sr0", "11:0", "pci0000:00/usb2/2-2/host7", 100);
  write("sys/block/sr0/device/type", "5\n");
  EXPECT_EQ(disk("sr0").kind, DiskKind::kCd);
  add("mmcblk0", "179:0", "pci0000:00/mmc_host/mmc0", 100);
  write("sys/block/mmcblk0/device/type", "SD\n");
  write("sys/block/mmcblk0/device/name", "SU08G\n");
  EXPECT_EQ(disk("mmcblk0").kind, DiskKind::kCard);
  EXPECT_EQ(disk("mmcblk0").model, "SU08G");
  add("mmcblk1", "179:8", "pci0000:00/mmc_host/mmc1", 100);
  write("sys/block/mmcblk1/device/type", "MMC\n");
  EXPECT_EQ(disk("mmcblk1").kind, DiskKind::kFixed) << "is soldered";
  add("loop0", "7:0", "virtual", 100);
  EXPECT_EQ(disk("loop0").kind, DiskKind::kVirtual);
}

TEST_F(SystemDisksTest, AreNotThoseThatAreHidden) {
  write("sys/block/sda/hidden", "1\n");
  EXPECT_EQ(disks().size(), 1u);
}

TEST_F(SystemDisksTest, HavePartitionsWithLabels) {
  add_partition("sdb", "sdb1", "8:17");
  link("dev/disk/by-label/My\\x20photos", "../../sdb1");
  const Disk stick = disk("sdb");
  ASSERT_EQ(stick.partitions.size(), 1u);
  EXPECT_EQ(stick.partitions[0].name, "sdb1");
  EXPECT_EQ(stick.partitions[0].size, 1u << 20);
  EXPECT_EQ(stick.partitions[0].label, "My photos");
}

TEST_F(SystemDisksTest, AreUsedWhereAPartitionIsMounted) {
  add_partition("sdb", "sdb1", "8:17");
  mount("8:17", "/dev/root", "/media/My\\040photos");
  const auto uses = disk("sdb").uses;
  ASSERT_EQ(uses.size(), 1u);
  EXPECT_EQ(uses[0].kind, DiskUse::Kind::kMounted);
  EXPECT_EQ(uses[0].device, "sdb1");
  EXPECT_EQ(uses[0].by, "/media/My photos");
  EXPECT_TRUE(disk("sda").uses.empty());
}

TEST_F(SystemDisksTest, AreUsedWhereTheWholeIsMounted) {
  mount("8:16", "/dev/sdb", "/mnt");
  ASSERT_EQ(disk("sdb").uses.size(), 1u);
  EXPECT_EQ(disk("sdb").uses[0].device, "sdb");
}

TEST_F(SystemDisksTest, AreUsedByFileSystemsThatHaveNumbersOfTheirOwn) {
  add_partition("sda", "sda2", "8:2");
  mount("0:35", folders_.dev + "/sda2", "/");  // btrfs
  ASSERT_EQ(disk("sda").uses.size(), 1u);
  EXPECT_EQ(disk("sda").uses[0].by, "/");
}

TEST_F(SystemDisksTest, AreUsedForSwap) {
  add_partition("sda", "sda3", "8:3");
  write("proc/swaps", "Filename Type Size Used Priority\n" + folders_.dev +
                          "/sda3 partition 1000 0 -2\n/swapfile file 1000 0 -3\n");
  const auto uses = disk("sda").uses;
  ASSERT_EQ(uses.size(), 1u);
  EXPECT_EQ(uses[0].kind, DiskUse::Kind::kSwap);
  EXPECT_EQ(uses[0].device, "sda3");
}

TEST_F(SystemDisksTest, AreUsedByWhatIsMadeOfThem) {
  add_partition("sda", "sda2", "8:2");
  add("dm-0", "254:0", "virtual", 500'000);
  add("dm-1", "254:1", "virtual", 400'000);
  write("sys/block/sda/sda2/holders/dm-0/x", "");
  write("sys/block/dm-0/holders/dm-1/x", "");
  link("dev/mapper/vg-root", "../dm-1");
  mount("254:1", "/dev/mapper/vg-root", "/");
  const auto uses = disk("sda").uses;
  ASSERT_EQ(uses.size(), 3u);
  EXPECT_EQ(uses[0].kind, DiskUse::Kind::kHeld);
  EXPECT_EQ(uses[0].device, "sda2");
  EXPECT_EQ(uses[0].by, "dm-0");
  EXPECT_EQ(uses[1].by, "dm-1");
  EXPECT_EQ(uses[2].kind, DiskUse::Kind::kMounted);
  EXPECT_EQ(uses[2].by, "/");
}

TEST_F(SystemDisksTest, AreFoundByPathLinkAndName) {
  link("dev/disk/by-id/usb-SanDisk", "../../sdb");
  EXPECT_EQ(found(folders_.dev + "/sdb"), "sdb");
  EXPECT_EQ(found(folders_.dev + "/disk/by-id/usb-SanDisk"), "sdb");
  EXPECT_EQ(found("sdb"), "sdb");
  add("cciss!c0d0", "104:0", "pci0000:00", 100);
  write("dev/cciss/c0d0", "");
  EXPECT_EQ(found(folders_.dev + "/cciss/c0d0"), "cciss!c0d0");
}

TEST_F(SystemDisksTest, AreNothingElse) {
  add_partition("sdb", "sdb1", "8:17");
  write("elsewhere/sdb", "");
  EXPECT_EQ(found(folders_.dev + "/sdb1"),
            folders_.dev +
                "/sdb1: is a partition, and an image is a whole disk: "
                "give " +
                folders_.dev + "/sdb");
  EXPECT_TRUE(
      found("sdz").ends_with("/sdz: there is no such device: without one, this lists the disks"));
  EXPECT_TRUE(found("null").ends_with("/null: is no disk: without a device, this lists the disks"));
  EXPECT_TRUE(found(root_ + "/elsewhere/sdb")
                  .ends_with(": is no disk: without a device, this lists the disks"))
      << "a file with the name of a disk";
}

TEST_F(SystemDisksTest, AreNotGuessedWhereTheSystemSaysNothing) {
  write("proc/self/mountinfo", "what is this\n");
  EXPECT_EQ(system_disks(folders_).error(),
            folders_.proc + "/self/mountinfo: a line is not understood: what is this");
  unlink((root_ + "/proc/self/mountinfo").c_str());
  EXPECT_FALSE(system_disks(folders_));
}

}  // namespace
}  // namespace slipway::image
