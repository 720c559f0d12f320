#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# NASM's object names its source by the path from the root, and has no debug information, in which NASM
# would write the folder that it ran in:
#
#   object_test.sh READELF OBJECT
set -u

listing="$("$1" --symbols --sections --wide "$2")" || exit 1
echo "$listing"
if ! echo "$listing" | grep -q ' FILE .* tests/parts/sums\.asm$'; then
  echo "the symbol of the file is not tests/parts/sums.asm"
  exit 1
fi
if echo "$listing" | grep -qE '\.debug_|\.stab|\.comment'; then
  echo "there is debug information"
  exit 1
fi
# Some path of a machine begins at its root.
if grep -qaE '(^|[^a-z0-9_.])/[a-z]+/' "$2"; then
  echo "there is a path that begins with /"
  exit 1
fi
