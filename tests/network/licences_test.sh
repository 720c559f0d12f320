#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Everything that is in the folder has its licence in the text: the loader's libraries, and the font
# that only the kernel has.
#
#   licences_test.sh TEXT
set -u

status=0
for library in 'Slipway: the loader' 'lz4, of which' 'xxhash, of which' 'libb2, of which' 'spleen, of which'; do
  grep -qi "^$library" "$1" || {
    echo "$1 has no section '$library'" >&2
    status=1
  }
done
exit $status
