#include "image/runner/text/screen.h"

#include <gtest/gtest.h>

#include <string>

namespace slipway::runner {
namespace {

std::string memory_with(std::size_t row, std::size_t column, std::string_view text) {
  std::string memory(Screen::kBytes, '\0');
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::size_t offset = 2 * (row * Screen::kColumns + column + i);
    memory[offset] = text[i];
    memory[offset + 1] = 0x1F;
  }
  return memory;
}

TEST(Screen, TrimsTheEndOfRowsOnly) {
  const auto rows = Screen::from_memory(memory_with(2, 3, "Hello  \xDB  ")).rows();
  ASSERT_EQ(rows.size(), 25u);
  EXPECT_EQ(rows[2], "   Hello  █");
  EXPECT_EQ(rows[0], "");
}

TEST(Screen, ReadsTheLastCell) {
  EXPECT_EQ(Screen::from_memory(memory_with(24, 79, "x")).rows()[24], std::string(79, ' ') + "x");
}

TEST(Screen, KeepsColours) {
  EXPECT_EQ(Screen::from_memory(memory_with(0, 0, "x")).cell(0, 0).attribute().bits, 0x1F);
}

TEST(Screen, LeavesWhatIsMissingBlank) {
  EXPECT_EQ(Screen::from_memory({}), Screen());
  EXPECT_EQ(Screen::from_memory(std::string_view("H\x0Fi", 3)).rows()[0], "H");
}

TEST(Screen, IsFramed) {
  const std::string frame = framed(Screen::from_memory(memory_with(0, 0, "Hi")));
  EXPECT_TRUE(frame.starts_with("┌──"));
  EXPECT_NE(frame.find("\n│Hi  "), std::string::npos);
  EXPECT_EQ(std::count(frame.begin(), frame.end(), '\n'), 27);
}

}  // namespace
}  // namespace slipway::runner
