#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# What repeats the list of sets is as the list says:
#
#   sets_test.sh MODULE_BAZEL README SIZES_AWK SET...
set -euo pipefail

module=$1 readme=$2 sizes=$3
shift 3
folder=$(dirname "${BASH_SOURCE[0]}")
failed=0

# same WHAT WANTED GOT ADVICE: one name a line.
same() {
  diff <(echo "$2") <(echo "$3") >"$TEST_TMPDIR/difference" && return
  echo "$1 (<: what the list says, >: what is there):"
  cat "$TEST_TMPDIR/difference"
  echo "$4"
  failed=1
}

sets=$(printf '%s\n' "$@" | LC_ALL=C sort)
same "the list is sorted" "$(printf '%s\n' "$@")" "$sets" "Sort SETS in sets/list.bzl."

same "folders beside the list" "$sets" \
  "$(for manifest in "$folder"/*/manifest; do basename "$(dirname "$manifest")"; done | LC_ALL=C sort)" \
  "Add the set to SETS in sets/list.bzl, or remove its folder."

# Three repositories of the extension are no sets: slipway_display, slipway_locks and slipway_released.
same "use_repo() in MODULE.bazel" "$sets" \
  "$(sed -n '/^use_repo(/,/^)/s/^ *"\(.*\)",$/\1/p' "$module" | grep -v '^slipway_')" \
  "Correct use_repo() in MODULE.bazel, which cannot load the list."

# shellcheck disable=SC2016  # Markdown's marks of code
table=$(grep '^| `[a-z0-9_]*` | [0-9.]* MB |' "$readme")
rows=$(for set; do awk -f "$sizes" -v set="$set" "$folder/$set/lock.json"; done)
same "the table of sets in README.md" "$rows" "$table" \
  "Put the rows that toolchain/packages/update --sizes prints into README.md."

for set; do
  for kind in suite purpose; do
    wanted=$(sed -n "s/^$kind //p" "$folder/$set/manifest")
    same "$kind in sets/$set/lock.json" "$wanted" \
      "$(sed -n "s/^  \"$kind\": \"\(.*\)\",$/\1/p" "$folder/$set/lock.json")" \
      "Lock the set anew: toolchain/packages/update $set"
  done
done

exit "$failed"
