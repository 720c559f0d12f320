// SPDX-License-Identifier: Apache-2.0
#include "boot/loader/error/error.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "boot/loader/error/error_rows.h"
#include "boot/loader/error/message.h"
#include "boot/loader/error/sentence_suite.h"

namespace slipway::loader {
namespace {

std::vector<SentenceCase> cases() {
  std::vector<SentenceCase> cases;
  for (const ErrorRow& row : kErrorRows) {
    cases.push_back({std::string(row.name), {.code = row.code}, row.concern, row.sentence});
  }
  return cases;
}

INSTANTIATE_TEST_SUITE_P(Each, SentenceTest, testing::ValuesIn(cases()),
                         [](const auto& test) { return test.param.name; });

TEST(Errors, HaveEachASentenceOfTheirOwn) {
  expect_sentences_of_their_own(cases());
}

// Of a protocol, which the loader need not know.
TEST(Errors, CanHaveTheirSentenceInAnotherTable) {
  static constexpr ErrorText kTooLate = {Concern::kTwoSegments, "{Sa} is {a} hours after {So}"};
  const Error error = {.code = ErrorCode::kProtocol,
                       .segment = 1,
                       .other_segment = 4,
                       .numbers = {12},
                       .text = &kTooLate};
  Message message;
  describe(error, message);
  EXPECT_EQ(message.text(), "kernel: segment 1 is 12 hours after segment 4");
  EXPECT_EQ(concern_of(error), Concern::kTwoSegments);
}

}  // namespace
}  // namespace slipway::loader
