// SPDX-License-Identifier: Apache-2.0
#include "image/runner/options/files_check.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <string>
#include <vector>

#include "host/files/file_io.h"

namespace slipway::runner {
namespace {

std::string path_of(const std::string& name) {
  return testing::TempDir() + "/" + name;
}

std::string file_of(std::size_t size) {
  const std::string path = path_of("file_of_" + std::to_string(size));
  EXPECT_TRUE(host::write_file(path, std::string(size, 'x')));
  return path;
}

std::string pipe_named(const std::string& name) {
  EXPECT_EQ(mkfifo(path_of(name).c_str(), 0600), 0);
  return path_of(name);
}

std::string fault_of(const MachineOptions& machine) {
  return fault_in_files(machine).value_or("");
}

MachineOptions with_image(const std::string& path) {
  MachineOptions machine;
  machine.image = path;
  return machine;
}

std::string fault_of_image(const std::string& path) {
  return fault_of(with_image(path));
}

// With these files on disks "a", "b" and so on; an empty name is an empty disk.
std::string fault_of_disks(const std::vector<std::string>& paths) {
  MachineOptions machine = with_image(file_of(512));
  for (char name = 'a'; const std::string& path : paths) {
    AttachedDisk disk;
    disk.name = name++;
    disk.file = path;
    disk.size = path.empty() ? 512 : 0;
    machine.disks.push_back(disk);
  }
  return fault_of(machine);
}

std::string fault_of_disk(const std::string& path) {
  return fault_of_disks({path});
}

TEST(FilesCheck, TakesWhatAMachineStartsFrom) {
  EXPECT_EQ(fault_of_image(file_of(512)), "");
  EXPECT_EQ(fault_of_image(file_of(100)), "") << "a boot sector alone, say";
  EXPECT_EQ(fault_of_image(testing::TempDir()), "") << "of a network boot";
}

TEST(FilesCheck, RefusesAnImageThatIsNoFile) {
  const std::string pipe = pipe_named("image");
  EXPECT_EQ(fault_of_image(pipe), "the disk image is a named pipe: " + pipe + ": name a file");
  EXPECT_EQ(fault_of_image("/dev/zero"),
            "the disk image is a character device: /dev/zero: name a file");
  EXPECT_EQ(fault_of_image(file_of(0)), "the disk image is empty: " + path_of("file_of_0") +
                                            ": nothing in it could be started");
  EXPECT_EQ(fault_of_image(path_of("none")),
            "the disk image cannot be read: " + path_of("none") + ": No such file or directory");
}

TEST(FilesCheck, WantsWholeSectorsOnADisk) {
  EXPECT_EQ(fault_of_disk(file_of(1024)), "");
  EXPECT_EQ(fault_of_disk(file_of(1025)), "the disk \"a\" has 1025 bytes, and sectors have 512: " +
                                              path_of("file_of_1025") + ": append 511 bytes");
  EXPECT_EQ(fault_of_disk(file_of(0)), "the disk \"a\" is empty: " + path_of("file_of_0") +
                                           ": for a disk full of zeroes write empty_disk(size = "
                                           "...)");
}

TEST(FilesCheck, RefusesADiskThatIsNoFile) {
  const std::string pipe = pipe_named("disk");
  EXPECT_EQ(fault_of_disk(pipe), "the disk \"a\" is a named pipe: " + pipe + ": name a file");
  EXPECT_EQ(fault_of_disk(testing::TempDir()),
            "the disk \"a\" is a folder: " + testing::TempDir() + ": name a file");
  EXPECT_NE(fault_of_disk(path_of("none")), "");
}

TEST(FilesCheck, LooksAtEachDiskThatHasAFile) {
  EXPECT_EQ(fault_of_disks({"", file_of(512), ""}), "");
  EXPECT_NE(fault_of_disks({"", file_of(512), file_of(511)}), "");
}

TEST(FilesCheck, LooksAtFirmwareWhereTheMachineHasIt) {
  MachineOptions machine = with_image(file_of(512));
  machine.uefi_code = pipe_named("code");
  EXPECT_EQ(fault_of(machine), "");
  machine.firmware = Firmware::kUefi;
  EXPECT_EQ(fault_of(machine),
            "the machine's firmware is a named pipe: " + path_of("code") + ": name a file");
  machine.uefi_code = file_of(4096);
  machine.uefi_variables = path_of("none");
  EXPECT_NE(fault_of(machine), "");
}

}  // namespace
}  // namespace slipway::runner
