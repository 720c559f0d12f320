// SPDX-License-Identifier: Apache-2.0
#include "image/runner/qemu/qemu_command.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace slipway::runner {
namespace {

using Arguments = std::vector<std::string>;

bool contains(const Arguments& arguments, const Arguments& wanted) {
  return !std::ranges::search(arguments, wanted).empty();
}

MachineOptions with(std::string machine, std::string disk) {
  MachineOptions options;
  options.image = "disk.img";
  options.type = std::move(machine);
  options.disk = std::move(disk);
  return options;
}

TEST(QemuCommand, HasAPinnedAccelerator) {
  EXPECT_TRUE(contains(*machine_arguments(with("pc", "")), {"-accel", "tcg"}));
}

TEST(QemuCommand, LeavesTheImageAlone) {
  const auto arguments = *machine_arguments(with("pc", ""));
  const auto drive = std::ranges::find(arguments, "-drive") + 1;
  EXPECT_TRUE(drive->contains("snapshot=on"));
  EXPECT_TRUE(drive->ends_with("file=disk.img"));
}

TEST(QemuCommand, DoublesCommasInFileNames) {
  auto options = with("pc", "");
  options.image = "a,b";
  const auto arguments = *machine_arguments(options);
  EXPECT_TRUE((std::ranges::find(arguments, "-drive") + 1)->ends_with("file=a,,b"));
}

TEST(QemuCommand, AttachesTheDisk) {
  const auto has = [](const char* machine, const char* disk, const char* device) {
    return contains(*machine_arguments(with(machine, disk)), {"-device", device});
  };
  EXPECT_TRUE(has("pc", "", "ide-hd,drive=disk"));
  EXPECT_TRUE(has("q35", "", "ide-hd,drive=disk"));
  EXPECT_TRUE(has("pc", "ahci", "ide-hd,drive=disk,bus=ahci.0"));
  EXPECT_TRUE(has("q35", "nvme", "nvme,drive=disk,serial=slipway"));
  EXPECT_TRUE(has("q35", "usb", "usb-storage,drive=disk"));
  EXPECT_TRUE(has("pc", "scsi", "scsi-hd,drive=disk"));
  EXPECT_TRUE(has("isapc", "", "ide-hd,drive=disk"));
}

TEST(QemuCommand, RefusesDisksThatTheMachineHasNot) {
  EXPECT_EQ(machine_arguments(with("isapc", "nvme")).error(),
            "a machine \"isapc\" has no disk of the kind \"nvme\"");
  EXPECT_FALSE(machine_arguments(with("q35", "ide")));
  EXPECT_FALSE(machine_arguments(with("pc", "tape")));
}

TEST(QemuCommand, LetsExtraArgumentsWin) {
  auto options = with("pc", "");
  options.extra = {"-m", "1G"};
  const auto arguments = *machine_arguments(options);
  EXPECT_EQ((Arguments{arguments.end() - 2, arguments.end()}), (Arguments{"-m", "1G"}));
}

TEST(QemuCommand, NamesTheWindow) {
  auto options = with("pc", "");
  EXPECT_FALSE(has_option(*machine_arguments(options), {"-name"}));
  options.name = "Slipway";
  EXPECT_TRUE(contains(*machine_arguments(options), {"-name", "Slipway"}));
}

TEST(QemuCommand, CanBeTypedByHand) {
  EXPECT_EQ(command_by_hand("bin/qemu", {"-m", "1G", "-name", "it's"}),
            "bin/qemu \\\n  -m 1G \\\n  -name 'it'\\''s' \\\n  -serial stdio \\\n"
            "  -device isa-debug-exit,iobase=0xf4,iosize=0x04\n");
}

}  // namespace
}  // namespace slipway::runner
