#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Says how many times smaller each kernel's payload is when it is compressed.
#
#   compression.sh LZ4 GZIP BYTES_BEFORE_THE_PAYLOAD KERNEL...
set -eu
lz4=$1 gzip=$2 skip=$3
shift 3
for kernel in "$@"; do
  tail -c "+$((skip + 1))" "$kernel" > payload
  {
    wc -c < payload
    "$lz4" -1 -c payload | wc -c
    "$lz4" -12 -c payload | wc -c
    "$gzip" -9 -c payload | wc -c
  } | tr '\n' ' ' | awk '{
    printf "  %8d bytes: lz4 -1 %.2f, lz4 -12 %.2f, gzip -9 %.2f times smaller\n",
      $1, $1 / $2, $1 / $3, $1 / $4
  }'
  rm payload
done
