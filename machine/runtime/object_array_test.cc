// SPDX-License-Identifier: Apache-2.0
#include "slipway/machine/runtime/object_array.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <random>
#include <vector>

namespace slipway::machine {
namespace {

// Of a size that is no power of two, so that a wrong stride shows.
struct Record {
  std::int32_t key;
  std::int32_t number;
  std::int32_t number_again;
};

int comparisons = 0;

int by_key(const void* left, const void* right) {
  ++comparisons;
  const std::int32_t a = static_cast<const Record*>(left)->key;
  const std::int32_t b = static_cast<const Record*>(right)->key;
  return (a > b) - (a < b);
}

std::vector<Record> records(const std::vector<std::int32_t>& keys) {
  std::vector<Record> made;
  for (const std::int32_t key : keys) {
    made.push_back({key, -key, -key});
  }
  return made;
}

// Sorts records with these keys; returns the keys, and checks that each record is whole.
std::vector<std::int32_t> sorted(const std::vector<std::int32_t>& keys) {
  std::vector<Record> array = records(keys);
  ObjectArray(array.data(), array.size(), sizeof(Record), by_key).sort();
  std::vector<std::int32_t> result;
  for (const Record& record : array) {
    EXPECT_EQ(record.number, -record.key);
    EXPECT_EQ(record.number_again, -record.key);
    result.push_back(record.key);
  }
  return result;
}

// Against the C++ library, for all small counts and many values twice.
TEST(ObjectArray, SortsAsTheStandardLibraryDoes) {
  std::mt19937 random(1);
  for (std::size_t count = 0; count < 70; ++count) {
    std::vector<std::int32_t> keys(count);
    for (std::int32_t& key : keys) {
      key = static_cast<std::int32_t>(random() % 40) - 20;
    }
    std::vector<std::int32_t> expected = keys;
    std::ranges::sort(expected);
    EXPECT_EQ(sorted(keys), expected) << count;
  }
}

// 1024 objects, whose heap has 10 levels: at most two comparisons for each level that an object
// sinks by.
TEST(ObjectArray, HasNoOrderThatItIsSlowFor) {
  std::vector<std::int32_t> keys(1024);
  for (std::int32_t i = 0; std::int32_t& key : keys) {
    key = i++;
  }
  for (const bool descending : {false, true}) {
    comparisons = 0;
    sorted(keys);
    EXPECT_LT(comparisons, 1024 * 10 * 2 + 1024 * 2) << descending;
    std::ranges::reverse(keys);
  }
}

TEST(ObjectArray, FindsEachObjectAndNoOther) {
  for (std::int32_t count = 0; count < 20; ++count) {
    std::vector<std::int32_t> keys;
    for (std::int32_t i = 0; i < count; ++i) {
      keys.push_back(2 * i);
    }
    std::vector<Record> array = records(keys);
    const ObjectArray objects(array.data(), array.size(), sizeof(Record), by_key);
    for (std::int32_t key = -1; key <= 2 * count; ++key) {
      const Record wanted{key, 0, 0};
      const bool is_there = key >= 0 && key < 2 * count && key % 2 == 0;
      EXPECT_EQ(objects.find(&wanted),
                is_there ? &array[static_cast<std::size_t>(key / 2)] : nullptr)
          << key << " of " << count;
    }
  }
}

}  // namespace
}  // namespace slipway::machine
