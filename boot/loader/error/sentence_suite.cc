// SPDX-License-Identifier: Apache-2.0
#include "boot/loader/error/sentence_suite.h"

#include <limits>
#include <set>

#include "boot/loader/error/message.h"

namespace slipway::loader {

namespace {

std::string sentence(const Error& error) {
  Message message;
  describe(error, message);
  return std::string(message.text());
}

}  // namespace

TEST_P(SentenceTest, Fits) {
  constexpr std::uint64_t kLongest = std::numeric_limits<std::uint64_t>::max();
  Error error = GetParam().error;
  error.segment = error.other_segment = kLongest;
  error.numbers = {kLongest, kLongest, kLongest};
  const std::string text = sentence(error);
  EXPECT_LT(text.size(), Message::kCapacity) << text;
  EXPECT_FALSE(text.ends_with(".")) << text;
  EXPECT_EQ(text.find_first_of("{}"), std::string::npos) << text;
}

TEST_P(SentenceTest, NamesTheSegmentsThatItConcerns) {
  Error error = GetParam().error;
  error.segment = 71;
  error.other_segment = 72;
  const std::string text = sentence(error);
  const Concern concern = GetParam().concern;
  EXPECT_EQ(text.contains("segment 71"),
            concern == Concern::kSegment || concern == Concern::kTwoSegments)
      << text;
  EXPECT_EQ(text.contains("segment 72"), concern == Concern::kTwoSegments) << text;
}

TEST_P(SentenceTest, NamesTheModuleThatItConcerns) {
  Error error = GetParam().error;
  error.module = "initrd";
  const std::string text = sentence(error);
  EXPECT_EQ(text.starts_with("module initrd: "), GetParam().concern == Concern::kFile) << text;
}

TEST_P(SentenceTest, CanDoWithoutASubject) {
  Message message;
  describe_without_subject(GetParam().error, message);
  EXPECT_FALSE(message.text().empty());
  EXPECT_TRUE(sentence(GetParam().error).ends_with(": " + std::string(message.text())))
      << message.text();
}

// A place that describe() does not know would show up as a number.
TEST_P(SentenceTest, HasPlacesForDetailsThatThereAre) {
  const std::set<std::string_view> known = {"a",  "b",  "c",  "xa", "xb", "xc", "Ba", "Bb", "Ec",
                                            "Fb", "Fc", "Ra", "r",  "P",  "m",  "Sa", "So", "Na"};
  std::string_view rest = GetParam().sentence;
  while (rest.contains('{')) {
    rest.remove_prefix(rest.find('{') + 1);
    const std::string_view place = rest.substr(0, rest.find('}'));
    EXPECT_TRUE(known.contains(place)) << place;
  }
}

void expect_sentences_of_their_own(const std::vector<SentenceCase>& cases) {
  std::set<std::string> sentences;
  for (const SentenceCase& each : cases) {
    EXPECT_TRUE(sentences.insert(sentence(each.error)).second) << each.name;
  }
}

}  // namespace slipway::loader
