// SPDX-License-Identifier: Apache-2.0
// How many buckets a hash table of libc++ gets: the first prime from `n` on.
#include <__hash_table>
#include <cstddef>

_LIBCPP_BEGIN_NAMESPACE_STD
namespace {

bool is_prime(size_t number) {
  if (number % 2 == 0) {
    return number == 2;
  }
  for (size_t divisor = 3; divisor <= number / divisor; divisor += 2) {
    if (number % divisor == 0) {
      return false;
    }
  }
  return number > 1;
}

}  // namespace

size_t __next_prime(size_t n) {
  if (n == 0) {
    return 0;
  }
  while (!is_prime(n)) {
    ++n;
  }
  return n;
}

_LIBCPP_END_NAMESPACE_STD
