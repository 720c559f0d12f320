// SPDX-License-Identifier: Apache-2.0
#include "image/runner/qemu/boot_order.h"

#include <gtest/gtest.h>

namespace slipway::runner {
namespace {

using Arguments = std::vector<std::string>;

TEST(MachineName, IsTheLastOneAskedFor) {
  EXPECT_EQ(machine_name("pc", {}), "pc");
  EXPECT_EQ(machine_name("q35,smm=off", {}), "q35");
  EXPECT_EQ(machine_name("pc", {"-machine", "q35"}), "q35");
  EXPECT_EQ(machine_name("pc", {"--machine", "q35", "-M", "isapc,accel=tcg"}), "isapc");
  EXPECT_EQ(machine_name("pc", {"-machine", "accel=kvm,type=q35,smm=off"}), "q35");
  EXPECT_EQ(machine_name("q35", {"-machine", "accel=kvm"}), "q35");
  EXPECT_EQ(machine_name("pc", {"-M"}), "pc");
}

TEST(RivalOfImage, IsNoneWhereTheImageComesFirst) {
  for (const Arguments& extra :
       {Arguments{"-hda", "other.img"}, Arguments{"-drive", "file=x,index=0"},
        Arguments{"-device", "ide-hd,drive=x,bootindex=1"},
        Arguments{"-device", "ide-hd,drive=x,bootindex=01"}, Arguments{"-boot", "menu=on"},
        Arguments{"-device", "{\"driver\": \"nvme\", \"bootindex\": 10}"}}) {
    EXPECT_EQ(rival_of_image("pc", extra), std::nullopt) << extra.back();
  }
}

TEST(RivalOfImage, HasTheSameBootindex) {
  for (const char* argument : {"ide-hd,drive=x,bootindex=0", "ide-hd,bootindex=0,drive=x",
                               "bootindex=0,file=x", "device.x.bootindex=0", "isa-fdc.bootindexA=0",
                               "{\"driver\": \"nvme\", \"bootindex\" : 0, \"drive\": \"x\"}"}) {
    const auto rival = rival_of_image("q35", {"-device", argument});
    ASSERT_TRUE(rival) << argument;
    EXPECT_TRUE(rival->starts_with("the image boots first and has bootindex=0 itself: give \""));
    EXPECT_TRUE(rival->contains(argument));
  }
}

TEST(RivalOfImage, IsAKernel) {
  EXPECT_TRUE(rival_of_image("pc", {"-kernel", "vmlinuz"})->starts_with("-kernel makes QEMU"));
  EXPECT_TRUE(rival_of_image("pc", {"--kernel", "vmlinuz"}));
}

TEST(RivalOfImage, IsASecondControllerAtTheSamePorts) {
  EXPECT_EQ(
      rival_of_image("pc", {"-device", "piix4-ide,id=other"}),
      "-device piix4-ide,id=other: a machine \"pc\" has an IDE controller at these ports already: "
      "attach the disk to that one, by `disks` or -drive, or to another kind of controller");
  EXPECT_TRUE(rival_of_image("pc-i440fx-7.2", {"-device", "driver=piix3-ide"}));
  EXPECT_TRUE(rival_of_image("pc", {"-device", R"({"id": "x", "driver": "piix3-ide"})"}));
  EXPECT_FALSE(rival_of_image("q35", {"-device", "piix4-ide,id=other"}));
  EXPECT_FALSE(rival_of_image("pc-q35-7.2", {"-device", "piix4-ide,id=other"}));
  EXPECT_FALSE(rival_of_image("pc", {"-name", "piix4-ide"}));
  EXPECT_FALSE(rival_of_image("pc", {"-device", "ich9-ahci,id=piix4-ide"}));
}

TEST(RivalOfImage, HasTheFirstPlaceWhereThereIsNoBootOrder) {
  EXPECT_EQ(
      rival_of_image("isapc", {"-hda", "x"}),
      "a machine \"isapc\" boots its first IDE disk, which is the image: attach the other one "
      "by -hdb, -hdc or -hdd");
  EXPECT_TRUE(rival_of_image("isapc", {"-drive", "file=x,if=ide,index=0"}));
  EXPECT_FALSE(rival_of_image("isapc", {"-drive", "file=x,if=floppy,index=0"}));
  EXPECT_FALSE(rival_of_image("isapc", {"-hdb", "x"}));
  EXPECT_FALSE(rival_of_image("isapc", {"-drive", "file=x"}));
}

}  // namespace
}  // namespace slipway::runner
