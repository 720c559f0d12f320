// SPDX-License-Identifier: Apache-2.0
#include "image/runner/qemu/qemu_command.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string_view>

#include "host/files/file_io.h"

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

TEST(QemuCommand, RefusesActionsThatHideTheEnd) {
  const auto accepts = [](const char* option, const char* actions) {
    auto options = with("pc", "");
    options.extra = {option, actions};
    return machine_arguments(options).has_value();
  };
  EXPECT_FALSE(accepts("-action", "shutdown=poweroff"));
  EXPECT_FALSE(accepts("--action", "panic=none,reboot=reset"));
  EXPECT_TRUE(accepts("-action", "shutdown=pause,reboot=shutdown"));
  EXPECT_TRUE(accepts("-action", "panic=none,watchdog=none"));
  EXPECT_TRUE(accepts("-name", "shutdown=poweroff"));
}

TEST(QemuCommand, RefusesASecondExitPort) {
  const auto refusal = [](const char* option, const char* device) {
    auto options = with("pc", "");
    options.extra = {option, device};
    const auto arguments = machine_arguments(options);
    return arguments ? "" : arguments.error();
  };
  EXPECT_EQ(
      refusal("-device", "isa-debug-exit,iobase=0xf4,iosize=0x04"),
      "-device isa-debug-exit,iobase=0xf4,iosize=0x04: the machine has an exit port at 0xf4 "
      "already, which takes the same bytes and leaves the screen to be read: remove these two "
      "arguments");
  EXPECT_NE(refusal("--device", "isa-debug-exit,iosize=1,iobase=0xF4"), "");
  EXPECT_NE(refusal("-device", "isa-debug-exit,iobase=244"), "");
  EXPECT_NE(refusal("-device", "driver=isa-debug-exit,iobase=0xf4"), "");
  EXPECT_NE(refusal("-device", R"({"driver": "isa-debug-exit", "iobase": 244})"), "");
  EXPECT_NE(refusal("-device", R"({"iobase": 244, "driver": "isa-debug-exit"})"), "");
  EXPECT_EQ(refusal("-device", "isa-debug-exit,iobase=0x501"), "");
  EXPECT_EQ(refusal("-device", "isa-debug-exit"), "") << "at 0x501";
  EXPECT_NE(refusal("-device", "isa-debug-exit,iobase=0xf2,iosize=4"), "") << "0xf2 to 0xf5";
  EXPECT_NE(refusal("-device", "isa-debug-exit,iobase=0xf3"), "") << "two ports, if it is not said";
  EXPECT_EQ(refusal("-device", "isa-debug-exit,iobase=0xf0,iosize=4"), "") << "0xf0 to 0xf3";
  EXPECT_EQ(refusal("-device", "isa-debug-exit,iobase=0xf5"), "");
  EXPECT_EQ(refusal("-device", "isa-debugcon,iobase=0xf4"), "");
}

TEST(QemuCommand, RefusesASecondExitPortThatIsMovedThere) {
  const auto accepts = [](Arguments extra) {
    auto options = with("pc", "");
    options.extra = std::move(extra);
    return machine_arguments(options).has_value();
  };
  const std::string device = "isa-debug-exit";
  EXPECT_FALSE(accepts({"-device", device, "-global", "isa-debug-exit.iobase=0xf4"}));
  EXPECT_FALSE(accepts({"--global", "isa-debug-exit.iobase=244", "-device", device}));
  EXPECT_FALSE(accepts({"-device", device, "-global", "isa-debug-exit.iobase=0xf0", "-global",
                        "isa-debug-exit.iosize=8"}));
  EXPECT_FALSE(
      accepts({"-device", device, "-global", "driver=isa-debug-exit,property=iobase,value=0xf4"}));
  EXPECT_FALSE(accepts({"-device", device, "-global", "isa-debug-exit.iobase=0x501", "-global",
                        "isa-debug-exit.iobase=0xf4"}))
      << "the last one counts";
  EXPECT_TRUE(
      accepts({"-device", "isa-debug-exit,iobase=0x501", "-global", "isa-debug-exit.iobase=0xf4"}))
      << "the device's own counts more";
  EXPECT_TRUE(accepts({"-device", device, "-global", "isa-debugcon.iobase=0xf4"}));
  EXPECT_TRUE(accepts({"-global", "isa-debug-exit.iobase=0xf4"})) << "there is no such device";
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
  EXPECT_TRUE(has("pc", "", "ide-hd,id=image,drive=disk,bootindex=0"));
  EXPECT_TRUE(has("q35", "", "ide-hd,id=image,drive=disk,bus=ide.4,bootindex=0"));
  EXPECT_TRUE(has("pc", "ahci", "ide-hd,id=image,drive=disk,bus=ahci.0,bootindex=0"));
  EXPECT_TRUE(has("q35", "nvme", "nvme,id=image,drive=disk,serial=slipway,bootindex=0"));
  EXPECT_TRUE(has("q35", "usb", "usb-storage,id=image,drive=disk,bus=xhci.0,bootindex=0"));
  EXPECT_TRUE(has("pc", "scsi", "scsi-hd,id=image,drive=disk,bus=scsi.0,bootindex=0"));
}

TEST(QemuCommand, PutsTheImageOnACard) {
  auto options = with("pc", "sd");
  EXPECT_TRUE(contains(*machine_arguments(options), {"-device", "sd-card,id=image,drive=disk"}));
  options.disks = {{.name = "a", .bus = "sd", .file = "a.img"}};
  EXPECT_FALSE(machine_arguments(options)) << "for the image alone";
  EXPECT_FALSE(machine_arguments(with("isapc", "sd")));
}

TEST(QemuCommand, PutsTheImageOnACd) {
  auto options = with("q35", "cd");
  EXPECT_TRUE(contains(*machine_arguments(options),
                       {"-device", "ide-cd,id=image,drive=disk,bus=ide.4,bootindex=0"}));
  EXPECT_TRUE(
      contains(*machine_arguments(options), {"-drive",
                                             "if=none,id=disk,media=cdrom,readonly=on,format=raw,"
                                             "file.locking=off,file=disk.img"}));
  EXPECT_TRUE(contains(*machine_arguments(with("pc", "cd")),
                       {"-device", "ide-cd,id=image,drive=disk,bootindex=0"}));
  options.disks = {{.name = "a", .bus = "cd", .file = "a.iso"}};
  EXPECT_FALSE(machine_arguments(options)) << "for the image alone";
  EXPECT_FALSE(machine_arguments(with("isapc", "cd")));
}

TEST(QemuCommand, PutsAnIsoImageOnACdUnlessADiskIsChosen) {
  auto options = with("q35", "ahci");
  options.image = testing::TempDir() + "/image.iso";
  ASSERT_TRUE(host::write_file(options.image, std::string(32768, '\0') + "\1CD001\1"));
  const auto has = [&options](std::string_view model) {
    return std::ranges::any_of(*machine_arguments(options), [model](const std::string& argument) {
      return argument.starts_with(model);
    });
  };
  EXPECT_TRUE(has("ide-cd,id=image"));
  options.disk = "";
  EXPECT_TRUE(has("ide-cd,id=image"));
  options.disk = "usb";
  EXPECT_TRUE(has("usb-storage,id=image")) << "a machine that starts from sticks";
  options.disk = "ahci";
  options.chooses_disk = true;
  EXPECT_TRUE(has("ide-hd,id=image"));
  options = with("isapc", "ide");
  options.image = testing::TempDir() + "/image.iso";
  EXPECT_TRUE(machine_arguments(options).has_value()) << "which has no CD";
}

TEST(QemuCommand, SaysWhichFormatTheImageHas) {
  auto options = with("pc", "");
  options.image = testing::TempDir() + "/image.qcow2";
  ASSERT_TRUE(host::write_file(options.image, std::string_view("QFI\xFB")));
  options.disks = {{.name = "a", .bus = "usb", .file = options.image}};
  const Arguments arguments = *machine_arguments(options);
  EXPECT_TRUE(contains(arguments, {"-drive",
                                   "if=none,id=disk,snapshot=on,format=qcow2,"
                                   "file.locking=off,file=" +
                                       options.image}));
  EXPECT_TRUE(contains(arguments, {"-drive",
                                   "if=none,id=a,snapshot=on,format=raw,"
                                   "file.locking=off,file=" +
                                       options.image}))
      << "a kernel's own disks are what they are";
}

TEST(QemuCommand, StartsAUefiMachineByItsFirmware) {
  auto options = with("q35", "");
  options.firmware = Firmware::kUefi;
  options.uefi_code = "code.fd";
  EXPECT_FALSE(machine_arguments(options)) << "without variables";
  options.uefi_variables = "variables.fd";
  EXPECT_TRUE(contains(*machine_arguments(options),
                       {"if=pflash,unit=0,format=raw,readonly=on,file.locking=off,file=code.fd"}));
}

TEST(QemuCommand, BootsNothingButTheImage) {
  EXPECT_TRUE(contains(*machine_arguments(with("q35", "usb")), {"-boot", "strict=on"}));
}

TEST(QemuCommand, BootsTheFirstDiskWhereThereIsNoOrder) {
  const auto check = [](const MachineOptions& options) {
    const auto arguments = *machine_arguments(options);
    const auto drive = std::ranges::find(arguments, "-drive") + 1;
    EXPECT_TRUE(drive->starts_with("if=ide,index=0,id=disk,"));
    EXPECT_FALSE(has_option(arguments, {"-boot"}));
  };
  check(with("isapc", ""));
  auto options = with("pc", "");
  options.extra = {"-machine", "isapc"};
  check(options);
}

TEST(QemuCommand, TakesTheBusOfTheMachineThatWins) {
  auto options = with("pc", "ide");
  options.extra = {"-machine", "q35"};
  EXPECT_TRUE(contains(*machine_arguments(options),
                       {"-device", "ide-hd,id=image,drive=disk,bus=ide.4,bootindex=0"}));
}

TEST(QemuCommand, StartsNothingThatIsNotTheImage) {
  auto options = with("pc", "");
  options.extra = {"-device", "virtio-blk-pci,drive=x,bootindex=0"};
  EXPECT_FALSE(machine_arguments(options));
}

// What -device is given for the disk `name`.
std::string device_of(const MachineOptions& options, std::string_view name) {
  const auto arguments = *machine_arguments(options);
  const auto device = std::ranges::find_if(arguments, [name](const std::string& argument) {
    return argument.contains(",serial=" + std::string(name));
  });
  return device == arguments.end() ? "" : *device;
}

AttachedDisk empty(std::string name, std::string bus) {
  return {.name = std::move(name), .bus = std::move(bus), .file = "", .size = 512};
}

TEST(QemuCommand, AttachesOtherDisks) {
  auto options = with("pc", "usb");
  options.disks = {{.name = "a", .bus = "", .file = "a.img"}, empty("b", "usb")};
  EXPECT_EQ(device_of(options, "a"), "ide-hd,drive=a,bus=ide.0,unit=0,serial=a");
  EXPECT_EQ(device_of(options, "b"), "usb-storage,drive=b,bus=xhci.0,serial=b");
  const auto arguments = *machine_arguments(options);
  EXPECT_EQ(std::ranges::count(arguments, "qemu-xhci,id=xhci"), 1);
  EXPECT_TRUE(contains(arguments, {"if=none,id=a,snapshot=on,format=raw,file.locking=off,"
                                   "file=a.img"}));
  EXPECT_TRUE(
      contains(arguments, {"if=none,id=b,snapshot=on,driver=null-co,read-zeroes=on,size=512"}));
}

TEST(QemuCommand, LeavesTheImageItsPlace) {
  auto options = with("isapc", "");
  options.disks = {empty("a", "")};
  EXPECT_EQ(device_of(options, "a"), "ide-hd,drive=a,bus=ide.0,unit=1,serial=a");
  options = with("pc", "");
  options.disks = {empty("a", ""), empty("b", "ide"), empty("c", "")};
  EXPECT_EQ(device_of(options, "c"), "ide-hd,drive=c,bus=ide.1,unit=1,serial=c");
  options = with("q35", "");
  options.disks = {empty("a", ""), empty("b", ""), empty("c", ""), empty("d", ""), empty("e", "")};
  EXPECT_EQ(device_of(options, "d"), "ide-hd,drive=d,bus=ide.3,serial=d");
  EXPECT_EQ(device_of(options, "e"), "ide-hd,drive=e,bus=ide.5,serial=e");
  options = with("pc", "ahci");
  options.disks = {empty("a", "ahci"), empty("b", "ide")};
  EXPECT_EQ(device_of(options, "a"), "ide-hd,drive=a,bus=ahci.1,serial=a");
  EXPECT_EQ(device_of(options, "b"), "ide-hd,drive=b,bus=ide.0,unit=0,serial=b");
}

TEST(QemuCommand, AttachesReadOnlyDisksWhereTheBusHasThem) {
  auto options = with("q35", "");
  options.disks = {{.name = "a", .bus = "scsi", .file = "a.img", .size = 0, .read_only = true}};
  EXPECT_TRUE(contains(*machine_arguments(options),
                       {"if=none,id=a,readonly=on,format=raw,file.locking=off,file=a.img"}));
  options.disks[0].bus = "";
  EXPECT_EQ(machine_arguments(options).error(),
            "the disk \"a\" cannot be read-only on the bus \"ahci\", as no ATA disk can: choose "
            "virtio, nvme, usb or scsi");
}

TEST(QemuCommand, HasRoomForSoManyDisks) {
  auto options = with("pc", "");
  options.disks = {empty("a", ""), empty("b", ""), empty("c", "")};
  EXPECT_TRUE(machine_arguments(options));
  options.disks.push_back(empty("d", ""));
  EXPECT_EQ(machine_arguments(options).error(),
            "a machine \"pc\" has room for 4 disks of the kind \"ide\", the image's among them");
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
            "  -device isa-debug-exit,iobase=0xf4,iosize=0x04 \\\n  -action shutdown=poweroff\n");
}

}  // namespace
}  // namespace slipway::runner
