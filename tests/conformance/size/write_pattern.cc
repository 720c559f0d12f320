// SPDX-License-Identifier: Apache-2.0
// write_pattern MEBIBYTES FILE: the payload of a large kernel.
#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <vector>

#include "tests/conformance/size/memory_pattern.h"

int main(int count, char** values) {
  constexpr std::uint64_t kWordsPerMebibyte = 1024 * 1024 / sizeof(std::uint64_t);
  if (count != 3) {
    return 2;
  }
  const std::uint64_t mebibytes = std::strtoull(values[1], nullptr, 10);
  std::ofstream file(values[2], std::ios::binary);
  std::vector<std::uint64_t> words(kWordsPerMebibyte);
  for (std::uint64_t i = 0; i < mebibytes; ++i) {
    for (std::uint64_t j = 0; j < kWordsPerMebibyte; ++j) {
      words[j] = pattern_word(i * kWordsPerMebibyte + j);
    }
    file.write(reinterpret_cast<const char*>(words.data()), 1024 * 1024);
  }
  return file.good() ? 0 : 1;
}
