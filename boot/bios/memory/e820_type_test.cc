// SPDX-License-Identifier: Apache-2.0
#include "boot/bios/memory/e820_type.h"

#include <gtest/gtest.h>

namespace slipway::bios {
namespace {

using enum loader::MemoryType;

TEST(E820Type, AreThoseOfAcpi) {
  EXPECT_EQ(memory_type_of(0), kReserved);
  EXPECT_EQ(memory_type_of(1), kUsable);
  EXPECT_EQ(memory_type_of(2), kReserved);
  EXPECT_EQ(memory_type_of(3), kAcpiReclaimable);
  EXPECT_EQ(memory_type_of(4), kAcpiNvs);
  EXPECT_EQ(memory_type_of(5), kBad);
}

TEST(E820Type, WhatNobodyKnowsIsReserved) {
  // Types of the loader are no types of a firmware.
  for (const std::uint32_t unknown : {6u, 7u, 12u, 16u, 20u, 0xFFFF'FFFFu}) {
    EXPECT_EQ(memory_type_of(unknown), kReserved) << unknown;
  }
}

}  // namespace
}  // namespace slipway::bios
