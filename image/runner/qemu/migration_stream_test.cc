// SPDX-License-Identifier: Apache-2.0
#include "image/runner/qemu/migration_stream.h"

#include <gtest/gtest.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace slipway::runner {
namespace {

std::string number(std::uint64_t value, std::size_t size = 8) {
  std::string bytes;
  for (std::size_t i = size; i-- > 0;) {
    bytes += static_cast<char>(value >> 8 * i & 0xFF);
  }
  return bytes;
}

std::string named(std::string_view name) {
  return static_cast<char>(name.size()) + std::string(name);
}

const std::string kFooter = "\x7E" + number(2, 4);
const std::string kEnd = number(0x10);

std::string page(std::uint64_t at, char byte) {
  return number(at | 0x08) + named("pc.ram") + std::string(4096, byte);
}

std::string next_page(std::uint64_t at, char byte) {
  return number(at | 0x28) + std::string(4096, byte);
}

std::string empty_page(std::uint64_t at) {
  return number(at | 0x22) + std::string(1, '\0');
}

std::string memory_section(int kind, const std::string& pages) {
  return static_cast<char>(kind) + number(2, 4) + pages + kEnd + kFooter;
}

std::string device(std::string_view name, std::uint64_t version, const std::string& fields) {
  return "\4" + number(9, 4) + named(name) + number(0, 4) + number(version, 4) + fields + "\x7E" +
         number(9, 4);
}

std::string clocks(std::uint64_t ticks, std::uint64_t nanoseconds, std::uint64_t instructions,
                   std::uint64_t bias = 0) {
  return device("timer", 2,
                number(ticks) + number(0) + number(nanoseconds) + "\5" + named("timer/icount") +
                    number(1, 4) + number(bias) + number(instructions));
}

std::string real_time(std::uint64_t base, std::uint64_t then, std::uint64_t offset) {
  return device("mc146818rtc", 3,
                std::string(205, 'r') + number(base) + number(then) + number(offset) + "alarm");
}

std::string run_state(std::string_view name) {
  std::string text(name);
  text.resize(100);
  return device("globalstate", 1, number(name.size() + 1, 4) + text);
}

// A stream whose memory has three pages, in sections as they are given.
struct Stream {
  std::string start = "QEVM" + number(3, 4) + "\7" + number(3, 4) + "q35" + "\1" + number(2, 4) +
                      named("ram") + number(0, 4) + number(4, 4) + number(0x3000 | 0x04) +
                      named("pc.ram") + number(0x3000) + kEnd + kFooter;
  std::string memory =
      memory_section(3, page(0, 'a') + next_page(0x1000, 'b') + empty_page(0x2000));
  std::string clock = clocks(1, 2, 40);
  std::string rtc = real_time(5, 6, 7);
  std::string state = run_state("shutdown");
  std::string end = std::string(1, '\0') + "{...}";

  std::string text() const { return start + memory + clock + rtc + state + end; }
};

TEST(MigrationStream, GoesOnWhereTheInstructionsHaveBroughtItAndAtTheHostsTime) {
  Stream stream;
  const auto restorable = restorable_stream(stream.text());
  ASSERT_TRUE(restorable) << restorable.error();
  Stream expected = stream;
  expected.clock = clocks(40 << 7, 40 << 7, 40);
  expected.rtc = real_time(0, 0, 0);
  expected.state = run_state("running");
  EXPECT_EQ(**restorable, expected.text());
}

TEST(MigrationStream, IsTheSameHoweverLongTheSavingTook) {
  Stream quick;
  Stream slow;
  slow.memory = memory_section(2, page(0, 'a')) + memory_section(2, "") +
                memory_section(3, next_page(0x1000, 'b') + empty_page(0x2000));
  slow.clock = clocks(100, 200, 40);
  const auto restorable = restorable_stream(slow.text());
  ASSERT_TRUE(restorable) << restorable.error();
  EXPECT_EQ(restorable, restorable_stream(quick.text()));
}

TEST(MigrationStream, IsNoneWhereTimeHasPassedWithoutInstructions) {
  Stream late;
  late.clock = clocks(1, 2, 40, 1000);
  const auto restorable = restorable_stream(late.text());
  ASSERT_TRUE(restorable) << restorable.error();
  EXPECT_FALSE(*restorable);
}

TEST(MigrationStream, KeepsWhatMemoryHolds) {
  Stream one;
  Stream another;
  another.memory = memory_section(3, page(0, 'a') + next_page(0x1000, 'c') + empty_page(0x2000));
  EXPECT_NE(restorable_stream(one.text()), restorable_stream(another.text()));
}

TEST(MigrationStream, IsRefusedWherePartsAreMissing) {
  const Stream stream;
  const std::string text = stream.text();
  const std::size_t needed = text.size() - stream.end.size() - 100;
  for (std::size_t size = 0; size < needed; size += 7) {
    EXPECT_FALSE(restorable_stream(text.substr(0, size))) << size;
  }
}

TEST(MigrationStream, IsRefusedWhereAnythingIsNotAsInQemu72) {
  const auto error = [](auto change) {
    Stream stream;
    change(stream);
    const auto restorable = restorable_stream(stream.text());
    return restorable ? "none" : restorable.error();
  };
  const std::string memory = "QEMU's migration does not write memory as QEMU 7.2's does";
  EXPECT_EQ(error([](Stream& stream) { stream.start[0] = 'q'; }), memory);
  EXPECT_EQ(error([](Stream& stream) { stream.memory = memory_section(3, number(0x100)); }),
            memory);
  EXPECT_EQ(error([](Stream& stream) { stream.memory = memory_section(4, page(0, 'a')); }), memory);
  EXPECT_EQ(error([](Stream& stream) { stream.clock += stream.clock; }),
            "QEMU's migration does not write \"timer\" as QEMU 7.2's does");
  EXPECT_EQ(error([](Stream& stream) { stream.clock = device("timer", 2, number(0)); }),
            "QEMU's migration does not write \"timer\" as QEMU 7.2's does");
  EXPECT_EQ(error([](Stream& stream) { stream.rtc = device("mc146818rtc", 4, ""); }),
            "QEMU's migration does not write \"mc146818rtc\" as QEMU 7.2's does");
  EXPECT_EQ(error([](Stream& stream) { stream.state = run_state("paused"); }),
            "QEMU's migration does not write \"globalstate\" as QEMU 7.2's does");
}

}  // namespace
}  // namespace slipway::runner
