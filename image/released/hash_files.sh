#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Writes SHA-256 and name of files, one a line, in the order of a list: hash_files.sh LIST OUTPUT
#
# A line of the list is a file's name and, behind a tab, where it is.
set -eu
list="$1" output="$2"

cut -f 1 "$list" > "$output.names"
cut -f 2 "$list" | tr '\n' '\0' | xargs -0 sha256sum | cut -c 1-64 | paste -d ' ' - "$output.names" > "$output"
rm "$output.names"
