// SPDX-License-Identifier: Apache-2.0
#include "boot/uefi/report/console.h"

#include <gtest/gtest.h>

#include <cstddef>
#include <string>
#include <vector>

#include "boot/uefi/testing/fake_firmware.h"

namespace slipway::uefi::console {
namespace {

using Bytes = std::vector<std::byte>;

// What was written to it.
struct FakeConsole {
  FakeConsole() { output.output_string = write; }

  __attribute__((ms_abi)) static efi::Status write(efi::TextOutput* self,
                                                   const efi::Char16* string) {
    for (; *string != 0; ++string) {
      reinterpret_cast<FakeConsole*>(self)->text += static_cast<char>(*string);
    }
    return efi::Status::kSuccess;
  }

  efi::TextOutput output = {};
  std::string text;
};

constexpr std::string_view kLine = "Slipway: the kernel is too large for this machine.";
const std::string kWritten = "\r\n" + std::string(kLine) + "\r\n";

Bytes path_of(std::initializer_list<Bytes> nodes) {
  Bytes path;
  for (const Bytes& node : nodes) {
    path.insert(path.end(), node.begin(), node.end());
  }
  for (const int byte : {0x7F, 0xFF, 4, 0}) {
    path.push_back(static_cast<std::byte>(byte));
  }
  return path;
}

Bytes node(std::initializer_list<int> bytes) {
  Bytes node;
  for (const int byte : bytes) {
    node.push_back(static_cast<std::byte>(byte));
  }
  return node;
}

const Bytes kPciRoot = node({2, 1, 12, 0, 0xD0, 0x41, 0x03, 0x0A, 0, 0, 0, 0});
const Bytes kPciDevice = node({1, 1, 6, 0, 0, 2});
const Bytes kGraphics = node({2, 3, 8, 0, 0, 1, 1, 0x80});
const Bytes kUart = node({3, 14, 19, 0, 0, 0, 0, 0, 0, 0xC2, 1, 0, 0, 0, 0, 0, 8, 1, 1});

Bytes serial_port(int number) {
  return node({2, 1, 12, 0, 0xD0, 0x41, 0x01, 0x05, number, 0, 0, 0});
}

class ConsoleTest : public ::testing::Test {
 protected:
  // The firmware has it as a console, at this place.
  void add(FakeConsole& console, Bytes& path) {
    firmware_.add_interface(&console, console.output);
    firmware_.add_path(&console, path);
  }

  // What stands for all of them: it has no place, and would write to each.
  void add_all(FakeConsole& console) {
    firmware_.add_interface(&console, console.output);
    firmware_.table().console_out_handle = &console;
    firmware_.table().console_out = &console.output;
  }

  void write() {
    write_line(firmware_.table(), kLine);
    EXPECT_EQ(firmware_.pool_balance, 0);
  }

  uefi::testing::FakeFirmware firmware_;
  FakeConsole all_;
  FakeConsole screen_;
  FakeConsole serial_;
  Bytes graphics_ = path_of({kPciRoot, kPciDevice, kGraphics});
};

TEST_F(ConsoleTest, WritesToTheScreenAndNotToCom1) {
  Bytes com1 = path_of({kPciRoot, kPciDevice, serial_port(0), kUart});
  add_all(all_);
  add(screen_, graphics_);
  add(serial_, com1);
  write();
  EXPECT_EQ(screen_.text, kWritten);
  EXPECT_EQ(serial_.text, "");
  EXPECT_EQ(all_.text, "");
}

TEST_F(ConsoleTest, WritesToOtherSerialPorts) {
  Bytes com2 = path_of({kPciRoot, kPciDevice, serial_port(1), kUart});
  add_all(all_);
  add(serial_, com2);
  write();
  EXPECT_EQ(serial_.text, kWritten);
}

TEST_F(ConsoleTest, WritesToFirmwareWhoseConsolesHaveNoPlace) {
  add_all(all_);
  write();
  EXPECT_EQ(all_.text, kWritten);
}

TEST_F(ConsoleTest, WritesToFirmwareThatListsNone) {
  firmware_.table().console_out = &all_.output;
  write();
  EXPECT_EQ(all_.text, kWritten);
}

TEST_F(ConsoleTest, DoesWithoutAConsole) {
  write();
}

TEST_F(ConsoleTest, EndsAtAPathThatMakesNoSense) {
  Bytes broken = node({3, 14, 0, 0});
  add(screen_, broken);
  write();
  EXPECT_EQ(screen_.text, kWritten);
}

TEST_F(ConsoleTest, WritesLinesOfAnyLength) {
  add(screen_, graphics_);
  const std::string line(1000, 'x');
  write_line(firmware_.table(), line);
  EXPECT_EQ(screen_.text, "\r\n" + line + "\r\n");
}

}  // namespace
}  // namespace slipway::uefi::console
