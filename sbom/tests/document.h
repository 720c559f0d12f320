// SPDX-License-Identifier: Apache-2.0
// A bill of materials, read for a test.
#ifndef SLIPWAY_SBOM_TESTS_DOCUMENT_H_
#define SLIPWAY_SBOM_TESTS_DOCUMENT_H_

#include <string>
#include <string_view>
#include <vector>

#include "gtest/gtest.h"
#include "host/files/file_io.h"
#include "image/runner/text/json.h"

namespace slipway {

inline std::string contents(const std::string& path) {
  const auto text = host::read_text(path);
  EXPECT_TRUE(text) << text.error();
  return text.value_or("");
}

// The members of an array; none where there is no such array.
inline std::vector<runner::Json> items(const runner::Json& object, std::string_view name) {
  std::vector<runner::Json> result;
  if (const runner::Json* array = object.find(name)) {
    for (const auto& [_, item] : array->items) {
      result.push_back(item);
    }
  }
  return result;
}

}  // namespace slipway

#endif  // SLIPWAY_SBOM_TESTS_DOCUMENT_H_
