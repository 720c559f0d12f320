// SPDX-License-Identifier: Apache-2.0
#include "slipway/machine/numbers/guid.h"

#include <gtest/gtest.h>

#include <string_view>

namespace slipway::machine {
namespace {

std::string_view bytes_of(const Guid& guid) {
  return {reinterpret_cast<const char*>(&guid), sizeof guid};
}

TEST(Guid, LiesInMemoryWithItsFirstFieldsReversed) {
  // That of the BIOS boot partition, which GRUB's authors chose for this.
  constexpr Guid kBiosBoot = guid("21686148-6449-6E6F-744E-656564454649");
  EXPECT_EQ(bytes_of(kBiosBoot), "Hah!IdontNeedEFI");
  constexpr Guid kCounted = guid("00112233-4455-6677-8899-aabbccddeeff");
  EXPECT_EQ(bytes_of(kCounted),
            std::string_view("\x33\x22\x11\0\x55\x44\x77\x66\x88\x99\xAA\xBB\xCC\xDD\xEE\xFF", 16));
}

}  // namespace
}  // namespace slipway::machine
