// SPDX-License-Identifier: Apache-2.0
// What libc++ wants of <stdio.h>.
#ifndef SLIPWAY_FREESTANDING_STDIO_H
#define SLIPWAY_FREESTANDING_STDIO_H

#include <stddef.h>

// For std::char_traits.
#define EOF (-1)

#ifdef __cplusplus
// <cstdio> brings this name into namespace std, where an algorithm has it too.
// Only if it is declared as a function do the two count as overloads.
extern "C" int remove(const char* path);
#endif

#endif  // SLIPWAY_FREESTANDING_STDIO_H
