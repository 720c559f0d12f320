// SPDX-License-Identifier: Apache-2.0
// Sorting and searching arrays of objects of any size (ISO C, 7.22.5). object_functions.cc gives
// these the C library's names.
#ifndef SLIPWAY_MACHINE_RUNTIME_OBJECT_ARRAY_H_
#define SLIPWAY_MACHINE_RUNTIME_OBJECT_ARRAY_H_

#include <cstddef>
#include <utility>

namespace slipway::machine {

// Negative, 0 or positive, as the first is less, equal or greater.
using Comparison = int (*)(const void* left, const void* right);

class ObjectArray {
 public:
  ObjectArray(void* first, std::size_t count, std::size_t size, Comparison compare)
      : first_(static_cast<unsigned char*>(first)), count_(count), size_(size), compare_(compare) {}

  // By a heap: no memory but the array, no recursion, and a number of comparisons that is in
  // proportion to `count * log(count)` whatever the order was. Equal objects change places.
  void sort() {
    for (std::size_t root = count_ / 2; root-- > 0;) {
      sift_down(root, count_);
    }
    for (std::size_t unsorted = count_; unsorted-- > 1;) {
      swap(0, unsorted);
      sift_down(0, unsorted);
    }
  }

  // Returns an object that is equal to `*key`, or null. The array is sorted.
  void* find(const void* key) const {
    std::size_t begin = 0;
    std::size_t end = count_;
    while (begin < end) {
      const std::size_t middle = begin + (end - begin) / 2;
      const int order = compare_(key, at(middle));
      if (order == 0) {
        return at(middle);
      }
      if (order < 0) {
        end = middle;
      } else {
        begin = middle + 1;
      }
    }
    return nullptr;
  }

 private:
  unsigned char* at(std::size_t index) const { return first_ + index * size_; }

  void swap(std::size_t left, std::size_t right) const {
    for (std::size_t i = 0; i < size_; ++i) {
      std::swap(at(left)[i], at(right)[i]);
    }
  }

  // Makes a heap of the tree at `root`, whose branches are heaps: no parent is less than its
  // children.
  void sift_down(std::size_t root, std::size_t count) const {
    for (std::size_t child = 2 * root + 1; child < count; child = 2 * root + 1) {
      if (child + 1 < count && compare_(at(child), at(child + 1)) < 0) {
        ++child;
      }
      if (compare_(at(root), at(child)) >= 0) {
        return;
      }
      swap(root, child);
      root = child;
    }
  }

  unsigned char* first_;
  std::size_t count_;
  std::size_t size_;
  Comparison compare_;
};

}  // namespace slipway::machine

#endif  // SLIPWAY_MACHINE_RUNTIME_OBJECT_ARRAY_H_
