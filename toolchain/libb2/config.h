// SPDX-License-Identifier: Apache-2.0
// What libb2's configure script would find out, of all targets that there are.
#ifndef SLIPWAY_TOOLCHAIN_LIBB2_CONFIG_H_
#define SLIPWAY_TOOLCHAIN_LIBB2_CONFIG_H_

// Words are loaded as such, not byte by byte.
#define NATIVE_LITTLE_ENDIAN 1

// Behind the functions' names where a program has several implementations to choose from.
#define SUFFIX

#endif  // SLIPWAY_TOOLCHAIN_LIBB2_CONFIG_H_
