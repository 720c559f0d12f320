// SPDX-License-Identifier: Apache-2.0
#include "image/runner/qemu/firmware_state.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <array>
#include <string_view>

#include "host/files/file_io.h"

namespace slipway::runner {
namespace {

std::string file_with(std::string_view name, std::string_view contents) {
  const std::string path = testing::TempDir() + std::string(name);
  EXPECT_TRUE(host::write_file(path, contents));
  return path;
}

MachineOptions uefi_machine() {
  MachineOptions machine;
  machine.image = "a.img";
  machine.type = "q35";
  machine.disk = "virtio";
  machine.firmware = Firmware::kUefi;
  machine.uefi_code = file_with("code.fd", "code");
  machine.uefi_variables = file_with("variables.fd", "variables");
  return machine;
}

FirmwareState a_state() {
  return {.qemu = "7.2.22", .machine = "-m\n128M\n", .file = {}};
}

TEST(FirmwareState, IsReadAsItWasWritten) {
  const FirmwareState written = a_state();
  const auto read = open_firmware_state(file_with("whole.state", header_of(written) + "QEVM"));
  ASSERT_TRUE(read) << read.error();
  EXPECT_EQ(read->qemu, written.qemu);
  EXPECT_EQ(read->machine, written.machine);

  std::array<char, 8> rest;
  ASSERT_EQ(::read(read->file.get(), rest.data(), rest.size()), 4);
  EXPECT_EQ(std::string_view(rest.data(), 4), "QEVM");
}

TEST(FirmwareState, IsNothingElse) {
  const auto read = open_firmware_state(file_with("other.state", "QEVM"));
  ASSERT_FALSE(read);
  EXPECT_TRUE(read.error().ends_with(
      "other.state: is no firmware state: name a target of the rule firmware_state"));
}

TEST(FirmwareState, IsRefusedWherePartsAreMissing) {
  const std::string header = header_of(a_state());
  for (std::size_t size = header.find('\n') + 1; size <= header.size(); ++size) {
    const auto read = open_firmware_state(file_with("cut.state", header.substr(0, size)));
    ASSERT_FALSE(read) << size;
    EXPECT_TRUE(read.error().ends_with("cut.state: is cut short: build it again"));
  }
}

TEST(FirmwareState, IsOfOneMachineWhateverTheImage) {
  MachineOptions machine = uefi_machine();
  const auto saved = machine_of_state(machine);
  ASSERT_TRUE(saved) << saved.error();
  machine.image = "another.img";
  EXPECT_EQ(machine_of_state(machine), saved);
}

TEST(FirmwareState, IsOfOneMachineWhereverItsFirmwareLies) {
  MachineOptions machine = uefi_machine();
  const auto saved = machine_of_state(machine);
  machine.uefi_code = file_with("moved.fd", "code");
  EXPECT_EQ(machine_of_state(machine), saved);
  machine.uefi_code = file_with("changed.fd", "c0de");
  EXPECT_NE(machine_of_state(machine), saved);
}

TEST(FirmwareState, IsOfNoMachineThatDiffersInAnything) {
  const auto saved = machine_of_state(uefi_machine());
  const auto differs = [&saved](auto change) {
    MachineOptions machine = uefi_machine();
    change(machine);
    return machine_of_state(machine) != saved;
  };
  EXPECT_TRUE(differs([](MachineOptions& machine) { machine.type = "pc"; }));
  EXPECT_TRUE(differs([](MachineOptions& machine) { machine.disk = "usb"; }));
  EXPECT_TRUE(differs([](MachineOptions& machine) { machine.memory = "256M"; }));
  EXPECT_TRUE(differs([](MachineOptions& machine) { machine.cpu = "max"; }));
  EXPECT_TRUE(differs([](MachineOptions& machine) { machine.accelerator = "kvm"; }));
  EXPECT_TRUE(differs([](MachineOptions& machine) { machine.firmware = Firmware::kBios; }));
  EXPECT_TRUE(differs([](MachineOptions& machine) { machine.extra = {"-smp", "2"}; }));
  EXPECT_TRUE(differs([](MachineOptions& machine) {
    machine.disks = {*parse_attached_disk("more,bus=virtio,size=1M")};
  }));
  EXPECT_TRUE(differs([](MachineOptions& machine) {
    machine.uefi_variables = file_with("enrolled.fd", "other variables");
  }));
}

}  // namespace
}  // namespace slipway::runner
