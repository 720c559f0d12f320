#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Usage: licences_test.sh TEXT: each licence of what is in the image must be in the text as a whole.
set -eu

expect() {
  grep -qF "$1" "$2" || {
    echo "$2 lacks: $1" >&2
    exit 1
  }
}

# The first and last words of Apache 2.0, and the exception that LLVM makes from it.
expect "Version 2.0, January 2004" "$1"
expect "limitations under the License." "$1"
expect "LLVM Exceptions to the Apache 2.0 License" "$1"

# LZ4 and xxHash.
expect "LZ4 Library" "$1"
expect "License: BSD-2-clause" "$1"
expect "xxhash, of which these files are used: xxhash/root/usr/include/xxhash.h" "$1"

# Spleen.
expect "spleen, of which these files are used: spleen/root/cp437/spleen-8x16-ibm-437.bdf" "$1"
expect "Copyright (c) 2018-2024, Frederic Cambus" "$1"

# compiler-rt.
expect "compiler_rt, of which these files are used: compiler_rt/root/system/lib/compiler-rt/lib/builtins/" "$1"
expect "Copyright (c) 2009-2019 by the contributors listed in CREDITS.TXT" "$1"
