// SPDX-License-Identifier: Apache-2.0
// What has to hold for the sentence of any error, whosever table it is in. A table's own test
// instantiates the suite with a case for each row.
#ifndef SLIPWAY_BOOT_LOADER_ERROR_SENTENCE_SUITE_H_
#define SLIPWAY_BOOT_LOADER_ERROR_SENTENCE_SUITE_H_

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "boot/loader/error/error.h"

namespace slipway::loader {

struct SentenceCase {
  std::string name;           // of the row
  Error error;                // without numbers
  Concern concern;            // as the row has it
  std::string_view sentence;  // likewise, with places in braces
};

class SentenceTest : public testing::TestWithParam<SentenceCase> {};

// No two may be alike.
void expect_sentences_of_their_own(const std::vector<SentenceCase>& cases);

}  // namespace slipway::loader

#endif  // SLIPWAY_BOOT_LOADER_ERROR_SENTENCE_SUITE_H_
