// SPDX-License-Identifier: Apache-2.0
// std::sort for numbers, which libc++ keeps in its library: there is none here.
//
// libc++ declares std::__sort for the built-in number types as instantiated
// elsewhere ("extern template"), so a kernel that sorts integers would not link.
// An inlined function is instantiated all the same.
#ifndef SLIPWAY_FREESTANDING_ALGORITHM_SORT_H
#define SLIPWAY_FREESTANDING_ALGORITHM_SORT_H

#include <__config>

_LIBCPP_BEGIN_NAMESPACE_STD

// Must be declared as inlined before libc++ declares it as a plain function.
template <class _Comp, class _RandomAccessIterator>
[[__gnu__::__always_inline__]] inline void __sort(_RandomAccessIterator, _RandomAccessIterator,
                                                  _Comp);

_LIBCPP_END_NAMESPACE_STD

#include_next <__algorithm/sort.h>

_LIBCPP_BEGIN_NAMESPACE_STD

// What the library's instantiations do (LLVM 19, libcxx/src/algorithm.cpp):
// _Comp only says that the order is the usual one.
template <class _Comp, class _RandomAccessIterator>
inline void __sort(_RandomAccessIterator __first, _RandomAccessIterator __last, _Comp) {
  __less<> __usual;
  auto __depth_limit = 2 * std::__log2i(__last - __first);
  std::__introsort<_ClassicAlgPolicy, __less<>&, _RandomAccessIterator,
                   __use_branchless_sort<__less<>, _RandomAccessIterator>::value>(
      __first, __last, __usual, __depth_limit);
}

_LIBCPP_END_NAMESPACE_STD

#endif  // SLIPWAY_FREESTANDING_ALGORITHM_SORT_H
