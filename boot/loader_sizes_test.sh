#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# No loader is larger than there is room for it.
#
#   loader_sizes_test.sh LIMIT REASON LOADER...
#
# LIMIT is in bytes, and REASON says where it comes from.
set -eu

limit=$1
reason=$2
shift 2
failures=0

for loader; do
  size=$(wc -c <"$loader")
  if [ "$size" -gt "$limit" ]; then
    echo "$loader has $size bytes, $((size - limit)) too many: $reason" >&2
    failures=$((failures + 1))
  else
    echo "$loader has $size bytes, and $((limit - size)) are left"
  fi
done
exit "$failures"
