// SPDX-License-Identifier: Apache-2.0
#include "image/runner/qemu/firmware.h"

#include <gtest/gtest.h>

namespace slipway::runner {
namespace {

using Arguments = std::vector<std::string>;

MachineOptions uefi(std::string type) {
  MachineOptions options;
  options.type = std::move(type);
  options.firmware = Firmware::kUefi;
  options.uefi_code = "code,1.fd";
  options.uefi_variables = "variables.fd";
  return options;
}

TEST(Firmware, IsQemusOwnBios) {
  auto options = uefi("pc");
  options.firmware = Firmware::kBios;
  EXPECT_EQ(firmware_arguments(options), Arguments());
}

TEST(Firmware, IsInTwoFlashMemoriesThatAreNotChanged) {
  EXPECT_EQ(firmware_arguments(uefi("q35")),
            (Arguments{"-drive",
                       "if=pflash,unit=0,format=raw,readonly=on,file.locking=off,file=code,,1.fd",
                       "-drive",
                       "if=pflash,unit=1,format=raw,snapshot=on,file.locking=off,"
                       "file=variables.fd"}));
}

TEST(Firmware, IsNotThereForEachMachine) {
  EXPECT_EQ(firmware_arguments(uefi("isapc")).error(),
            "a machine \"isapc\" has no UEFI firmware: choose pc or q35, or the BIOS");
  auto options = uefi("pc");
  options.extra = {"-machine", "isapc"};
  EXPECT_FALSE(firmware_arguments(options));
}

TEST(Firmware, IsMissingWhereNobodyHasFetchedIt) {
  auto options = uefi("pc");
  options.uefi_code.clear();
  EXPECT_TRUE(firmware_arguments(options).error().starts_with("there is no UEFI firmware here: "));
}

TEST(Firmware, IsChosenInOnePlace) {
  for (const char* option : {"-bios", "--pflash"}) {
    auto options = uefi("pc");
    options.extra = {option, "OVMF.fd"};
    EXPECT_FALSE(firmware_arguments(options)) << option;
    options.firmware = Firmware::kBios;
    EXPECT_TRUE(firmware_arguments(options)) << option;
  }
}

}  // namespace
}  // namespace slipway::runner
