#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Copies a released tool, if it was made from the same files as it would be here:
#
#   take_released.sh ARCHIVE TOOL ITS_SOURCES SOURCES_HERE OUTPUT
#
# ARCHIVE is where the tool is from, for the sentence.
set -eu
archive="$1" tool="$2" its_sources="$3" sources="$4" output="$5"

if ! cmp -s "$its_sources" "$sources"; then
  # Whichever of the two lists has it.
  other="$(sort "$its_sources" "$sources" | uniq -u | cut -d ' ' -f 2 | sort -u)"
  echo "ERROR: released_tools: ${tool##*/} in $archive was not made from the sources of this Slipway:" \
    "$(echo "$other" | wc -l) of them differ, the first being $(echo "$other" | head -n 1)." \
    "Give the archive that tools/release made of this very commit, or take released_tools out of WORKSPACE or" \
    "MODULE.bazel: the tools are compiled then." >&2
  exit 1
fi
cp "$tool" "$output"
chmod 755 "$output"
