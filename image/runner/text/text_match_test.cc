// SPDX-License-Identifier: Apache-2.0
#include "image/runner/text/text_match.h"

#include <gtest/gtest.h>

namespace slipway::runner {
namespace {

using Texts = std::vector<std::string>;

TEST(FirstMissing, AcceptsTextsInOrder) {
  constexpr std::string_view kOutput = "Hello World!\r\nmemory: 128 MiB";
  EXPECT_EQ(first_missing(Texts{"Hello", "World", "memory"}, kOutput), std::nullopt);
  EXPECT_EQ(first_missing(Texts{}, kOutput), std::nullopt);
}

TEST(FirstMissing, NamesWhatIsOutOfOrder) {
  constexpr std::string_view kOutput = "Hello World!\nmemory: 128 MiB\n";
  EXPECT_EQ(first_missing(Texts{"memory", "Hello"}, kOutput), "Hello");
  EXPECT_EQ(first_missing(Texts{"World", "Hello"}, kOutput), "Hello");
}

TEST(FirstMissing, WantsARepeatedTextTwice) {
  EXPECT_EQ(first_missing(Texts{"ok", "ok"}, "ok"), "ok");
  EXPECT_EQ(first_missing(Texts{"ok", "ok"}, "ok ok"), std::nullopt);
  EXPECT_EQ(first_missing(Texts{"aa", "aa"}, "aaa"), "aa");
}

TEST(FirstMissing, DoesNotJoinLines) {
  EXPECT_EQ(first_missing(Texts{"HelloWorld"}, "Hello\nWorld"), "HelloWorld");
}

TEST(FirstMissing, IgnoresCarriageReturns) {
  EXPECT_EQ(first_missing(Texts{"Hello"}, "Hel\rlo"), std::nullopt);
}

TEST(OrderedSearch, FindsTheSameInPiecesOfAnySize) {
  const std::string output = "one two\r\nthree aab four\r\nfive";
  for (const Texts& wanted : {Texts{"two", "three", "ab four", "five"}, Texts{"aab", "b"},
                              Texts{"twothree"}, Texts{"four", "three"}, Texts{"o two", "e a"}}) {
    for (std::size_t size = 1; size <= output.size(); ++size) {
      OrderedSearch search(wanted);
      for (std::size_t start = 0; start < output.size(); start += size) {
        search.feed(std::string_view(output).substr(start, size));
      }
      EXPECT_EQ(search.first_missing(), first_missing(wanted, output)) << size;
    }
  }
}

// A line without an end that is searched anew with each piece would take hours here.
TEST(OrderedSearch, CostsWhatIsNewAndNotWhatWasBefore) {
  OrderedSearch search(Texts{"never", "there"});
  const std::string piece(64, 'n');
  for (int i = 0; i < 40'000; ++i) {
    search.feed(piece);
  }
  EXPECT_EQ(search.first_missing(), "never");
}

TEST(UpToTheLastOf, EndsWithTheLastText) {
  EXPECT_EQ(up_to_the_last_of(Texts{"a", "b"}, "a\nb and c\nd\n"), "a\nb");
  EXPECT_EQ(up_to_the_last_of(Texts{"a"}, "a"), "a");
  EXPECT_EQ(up_to_the_last_of(Texts{"a", "x"}, "a\nb\n"), "a\nb\n");
  const std::string before(10'000, '.');
  EXPECT_EQ(up_to_the_last_of(Texts{"ready"}, before + "ready, PANIC\n"), before + "ready");
}

TEST(LineWith, FindsTheLine) {
  EXPECT_EQ(line_with("PANIC", "fine\r\na PANIC here\r\nPANIC"), "a PANIC here");
  EXPECT_EQ(line_with("PANIC", "PAN\nIC\n"), std::nullopt);
  EXPECT_EQ(line_with("PANIC", ""), std::nullopt);
}

}  // namespace
}  // namespace slipway::runner
