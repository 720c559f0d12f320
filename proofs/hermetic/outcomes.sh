# SPDX-License-Identifier: Apache-2.0
# Sourced: how a build ends whose cache is not well. The machine is called "user"; the check sets
# $output, the file that is built, and $right, its hash.
# shellcheck shell=bash disable=SC2154  # variables of common.sh, and of the check

# What Bazel said of the matter, each once and without what differs.
words() {
  grep -hE -A1 '^(WARNING|ERROR)' "$work/user/log" | grep -vE '^(--|Target|INFO)' |
    sed -E 's/[0-9a-f]{64}/HASH/g' | sort | uniq -c | sort -rn | head -n 4 | cut -c 1-300
}

# goes_on WHAT, after a build: it was done, with the right bytes.
goes_on() {
  local status=$?
  say "$1: exit status $status, $(counts user), $(elapsed user)"
  words
  expect_equal "$1: builds, and the right bytes" "0 $right" "$status $(hash_of "$work/user/$output")"
}

# stops WHAT WORDS, after a build: it failed and said so.
stops() {
  local status=$?
  say "$1: exit status $status"
  words
  expect "$1: stops" test "$status" -ne 0
  expect "$1: says why" grep -qE "$2" "$work/user/log"
}
