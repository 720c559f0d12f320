# SPDX-License-Identifier: Apache-2.0
# Sourced by what looks at Slipway from a workspace of a user's.
# shellcheck shell=bash disable=SC2154  # variables of common.sh

# code_block AFTER: the first block of code of image/README.md below the line with AFTER.
code_block() {
  awk -v after="$1" '
    index($0, after) { found = 1 }
    found && /^```/ { if (inside) exit; inside = 1; next }
    inside
  ' "$repository/image/README.md"
}

# new_user_workspace MACHINE: $work/MACHINE/slipway has the sources then, and $work/MACHINE/src is a
# workspace beside it that uses them, with the lines of image/README.md but those of .bazelrc.
new_user_workspace() {
  local folder=$work/$1
  new_machine "$1"
  mv "$folder/src" "$folder/slipway"
  mkdir -p "$folder/src/my"
  cp -a "$folder/slipway/bazelw" "$folder/src/"
  code_block 'with the path of a clone' | sed "s|/path/to/slipway|$folder/slipway|" >"$folder/src/WORKSPACE"
}
