// SPDX-License-Identifier: Apache-2.0
#include "boot/facts/io_apics.h"

#include <gtest/gtest.h>

#include <cstddef>
#include <cstdint>
#include <vector>

#include "boot/facts/test_tables.h"

namespace slipway::facts {
namespace {

using testing::append;
using testing::Content;
using testing::madt;
using testing::TestTables;

constexpr std::uint64_t kRoot = TestTables::kStart;
constexpr std::uint64_t kMadt = TestTables::kStart + 0x1003;

using Addresses = std::vector<std::uint64_t>;

void append_io_apic(Content& content, std::uint64_t address, std::size_t length = 12) {
  Content structure;
  append(structure, 1, 1);
  append(structure, length, 1);
  append(structure, 7, 2);
  append(structure, address, 4);
  append(structure, 0, 4);
  structure.resize(length);
  content.insert(content.end(), structure.begin(), structure.end());
}

void append_local_apic(Content& content) {
  append(content, 0x0800, 2);
  append(content, 0xFEC0'0000'0001, 6);
}

Addresses found(TestTables& tables, const Content& content) {
  tables.put(kMadt, "APIC", content);
  tables.put_xsdt(kRoot, {kMadt});
  const IoApics apics = find_io_apics(kRoot, tables.memory());
  return {apics.addresses().begin(), apics.addresses().end()};
}

TEST(IoApics, AreFoundAmongOtherStructures) {
  TestTables tables;
  Content content = madt();
  append_local_apic(content);
  append_io_apic(content, 0xFEC0'0000);
  append_local_apic(content);
  append_io_apic(content, 0xFEC0'1000, 16);  // of a later version
  append_local_apic(content);
  EXPECT_EQ(found(tables, content), (Addresses{0xFEC0'0000, 0xFEC0'1000}));
}

TEST(IoApics, AreNoneWithoutAMadt) {
  TestTables tables;
  EXPECT_TRUE(find_io_apics(0, tables.memory()).addresses().empty());
  tables.put_xsdt(kRoot, {});
  EXPECT_TRUE(find_io_apics(kRoot, tables.memory()).addresses().empty());
  for (std::size_t size = 0; size <= 9; ++size) {
    EXPECT_EQ(found(tables, Content(size)), Addresses()) << size;
  }
}

// One without length would be read for ever, and one that is too long ends beyond the table.
TEST(IoApics, AreFoundUpToAStructureThatIsNonsense) {
  for (const int length : {0, 1, 21, 255}) {
    TestTables tables;
    Content content = madt();
    append_io_apic(content, 0xFEC0'0000);
    const std::size_t broken = content.size();
    append_local_apic(content);
    append_io_apic(content, 0xFEC0'1000);
    content[broken + 1] = static_cast<std::byte>(length);
    EXPECT_EQ(found(tables, content), Addresses{0xFEC0'0000}) << length;
  }
}

TEST(IoApics, AreNotFoundInStructuresThatAreTooShort) {
  TestTables tables;
  Content content = madt();
  append_io_apic(content, 0xFEC0'0000, 11);
  append_io_apic(content, 0xFEC0'1000);
  EXPECT_EQ(found(tables, content), Addresses{0xFEC0'1000});
}

// What is written to it would change a kernel, or a device that is none.
TEST(IoApics, AreNotInMemory) {
  TestTables tables;
  Content content = madt();
  for (const std::uint64_t address :
       {std::uint64_t{0}, TestTables::kStart, TestTables::kEnd - 0x100, std::uint64_t{0xFEC0'0010},
        TestTables::kEnd, std::uint64_t{0xFEC0'0100}}) {
    append_io_apic(content, address);
  }
  EXPECT_EQ(found(tables, content), (Addresses{TestTables::kEnd, 0xFEC0'0100}));
}

// Firmware may list them in its map of memory.
TEST(IoApics, MayBeReserved) {
  TestTables tables;
  const auto memory = tables.memory();
  ASSERT_TRUE(memory.map.add(0xFEC0'0000, 0x1000, loader::MemoryType::kReserved));
  ASSERT_TRUE(memory.map.add(0xFEC1'0000, 0x1000, loader::MemoryType::kAcpiNvs));
  Content content = madt();
  append_io_apic(content, 0xFEC0'0000);
  append_io_apic(content, 0xFEC1'0000);
  EXPECT_EQ(found(tables, content), Addresses{0xFEC0'0000});
}

TEST(IoApics, AreAsManyAsThereIsRoomFor) {
  TestTables tables;
  Content content = madt();
  for (std::uint64_t i = 0; i < 70; ++i) {
    append_io_apic(content, 0xFEC0'0000 + i * 0x1000);
  }
  const Addresses addresses = found(tables, content);
  ASSERT_EQ(addresses.size(), IoApics::kMost);
  EXPECT_EQ(addresses.back(), 0xFEC0'0000 + (IoApics::kMost - 1) * 0x1000);
}

}  // namespace
}  // namespace slipway::facts
