// SPDX-License-Identifier: Apache-2.0
#include "slipway/kernel/testing/comparison.h"

namespace slipway::testing {
namespace {

constexpr char as_written(char letter) {
  return letter;
}

constexpr char in_lower_case(char letter) {
  return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
}

bool same(const char* left, const char* right, char (*seen_as)(char)) {
  if (left == nullptr || right == nullptr) {
    return left == right;
  }
  for (; seen_as(*left) == seen_as(*right); ++left, ++right) {
    if (*left == '\0') {
      return true;
    }
  }
  return false;
}

}  // namespace

bool same_text(const char* left, const char* right) {
  return same(left, right, as_written);
}

bool same_text_in_any_case(const char* left, const char* right) {
  return same(left, right, in_lower_case);
}

}  // namespace slipway::testing
