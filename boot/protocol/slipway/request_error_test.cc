// SPDX-License-Identifier: Apache-2.0
// The sentences. That each error can happen is shown by plan_test, and by a kernel's file in
// image/builder/testing.
#include "boot/protocol/slipway/request_error.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "boot/loader/error/sentence_suite.h"
#include "boot/protocol/slipway/request_error_rows.h"

namespace slipway::loader {
namespace {

std::vector<SentenceCase> cases() {
  std::vector<SentenceCase> cases;
  for (const auto& row : protocol::kRequestErrorRows) {
    const Error error = protocol::loader_error(row.error);
    cases.push_back({std::string(row.name), error, error.text->concern, error.text->sentence});
  }
  return cases;
}

INSTANTIATE_TEST_SUITE_P(Each, SentenceTest, testing::ValuesIn(cases()),
                         [](const auto& test) { return test.param.name; });

TEST(RequestErrors, HaveEachASentenceOfTheirOwn) {
  expect_sentences_of_their_own(cases());
}

}  // namespace
}  // namespace slipway::loader

namespace slipway::protocol {
namespace {

TEST(RequestErrors, AreKnownAmongTheErrorsOfOthers) {
  static constexpr loader::ErrorText kOfAnother = {loader::Concern::kKernel, "no request"};
  for (const RequestErrorRow& row : kRequestErrorRows) {
    EXPECT_EQ(request_error(loader_error(row.error)), row.error);
  }
  EXPECT_EQ(request_error({.code = loader::ErrorCode::kNotElf}), std::nullopt);
  EXPECT_EQ(request_error({.code = loader::ErrorCode::kProtocol, .text = &kOfAnother}),
            std::nullopt);
}

}  // namespace
}  // namespace slipway::protocol
