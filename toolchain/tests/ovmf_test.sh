#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Both parts of UEFI firmware are images of flash memory, which together fill 4 MiB:
#
#   ovmf_test.sh CODE VARIABLES
#
# Each begins with the header of a firmware volume: 40 bytes, then "_FVH" (UEFI Platform Initialization
# Specification 1.8, volume 3, section 3.2.1).
set -u

for file; do
  signature="$(tail -c +41 "$file" | head -c 4)"
  if [ "$signature" != "_FVH" ]; then
    echo "$file: no firmware volume: byte 40 has '$signature', not '_FVH'" >&2
    exit 1
  fi
done
size="$(cat "$1" "$2" | wc -c)"
if [ "$size" -ne 4194304 ]; then
  echo "code and variables have $size bytes, not 4194304" >&2
  exit 1
fi
