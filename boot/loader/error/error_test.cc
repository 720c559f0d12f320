// SPDX-License-Identifier: Apache-2.0
#include "boot/loader/error/error.h"

#include <gtest/gtest.h>

#include <limits>
#include <set>
#include <string>

#include "boot/loader/error/error_rows.h"

namespace slipway::loader {
namespace {

constexpr std::uint64_t kLongest = std::numeric_limits<std::uint64_t>::max();

std::string sentence(const Error& error) {
  Message message;
  describe(error, message);
  return std::string(message.text());
}

class ErrorTest : public testing::TestWithParam<ErrorRow> {};

TEST_P(ErrorTest, HasASentenceThatFits) {
  const std::string text =
      sentence({GetParam().code, kLongest, kLongest, {kLongest, kLongest, kLongest}});
  EXPECT_LT(text.size(), Message::kCapacity) << text;
  EXPECT_FALSE(text.ends_with(".")) << text;
  EXPECT_EQ(text.find_first_of("{}"), std::string::npos) << text;
}

TEST_P(ErrorTest, NamesTheSegmentsThatItConcerns) {
  const std::string text = sentence({.code = GetParam().code, .segment = 71, .other_segment = 72});
  const Concern concern = GetParam().concern;
  EXPECT_EQ(text.contains("segment 71"),
            concern == Concern::kSegment || concern == Concern::kTwoSegments)
      << text;
  EXPECT_EQ(text.contains("segment 72"), concern == Concern::kTwoSegments) << text;
}

TEST_P(ErrorTest, NamesTheModuleThatItConcerns) {
  const std::string text = sentence({.code = GetParam().code, .module = "initrd"});
  EXPECT_EQ(text.starts_with("module initrd: "), GetParam().concern == Concern::kFile) << text;
}

TEST_P(ErrorTest, CanDoWithoutASubject) {
  const Error error = {.code = GetParam().code};
  Message message;
  describe_without_subject(error, message);
  EXPECT_TRUE(sentence(error).ends_with(": " + std::string(message.text()))) << message.text();
}

// A place that describe() does not know would show up as a number.
TEST_P(ErrorTest, HasPlacesForDetailsThatThereAre) {
  const std::set<std::string_view> known = {"a",  "b",  "c",  "xa", "xb", "xc", "Ba", "Bb", "Ec",
                                            "Fb", "Fc", "Ra", "r",  "P",  "m",  "Sa", "So", "Na"};
  std::string_view rest = GetParam().sentence;
  while (rest.contains('{')) {
    rest.remove_prefix(rest.find('{') + 1);
    const std::string_view place = rest.substr(0, rest.find('}'));
    EXPECT_TRUE(known.contains(place)) << place;
  }
}

INSTANTIATE_TEST_SUITE_P(Each, ErrorTest, testing::ValuesIn(kErrorRows),
                         [](const auto& test) { return std::string(test.param.name); });

TEST(Errors, HaveEachASentenceOfTheirOwn) {
  std::set<std::string> sentences;
  for (const ErrorRow& row : kErrorRows) {
    EXPECT_TRUE(sentences.insert(sentence({.code = row.code})).second) << row.name;
  }
}

}  // namespace
}  // namespace slipway::loader
