#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# The loader must stay small on the disk: below 64 KiB.
#
#   loader_size_test.sh FILE_WITH_THE_NUMBER_OF_BYTES
set -eu
limit=65536
size=$(cat "$1")
echo "The loader has $size bytes on the disk; the limit is $limit."
[ "$size" -lt "$limit" ]
