// SPDX-License-Identifier: Apache-2.0
// assert(), by the same way out as the C++ library's own checks: see
// __assertion_handler. No include guard: the standard wants it to follow NDEBUG.
#undef assert
#ifdef NDEBUG
#define assert(condition) ((void)0)
#else
#ifdef __cplusplus
#include <__config>
#define SLIPWAY_ASSERT_TEXT(line) #line
#define SLIPWAY_ASSERT_LINE(line) SLIPWAY_ASSERT_TEXT(line)
#define assert(condition)                                                  \
  ((condition) ? (void)0                                                   \
               : SLIPWAY_LIBRARY_FAILURE(__FILE__ ":" SLIPWAY_ASSERT_LINE( \
                     __LINE__) ": assertion " #condition " failed\n"))
#else
#define assert(condition) ((condition) ? (void)0 : __builtin_trap())
#endif
#endif

#ifndef __cplusplus
#undef static_assert
#define static_assert _Static_assert
#endif
