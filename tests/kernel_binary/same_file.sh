#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Two files are one kernel for the bare machine:
#
#   same_file.sh FILE FILE
set -euo pipefail

if [ "$(head -c 4 "$1" | tail -c 3)" != ELF ]; then
  echo "$1 is no ELF file"
  exit 1
fi
cmp "$1" "$2"
