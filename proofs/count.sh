# SPDX-License-Identifier: Apache-2.0
# Sourced by checks that are shell scripts: each counts what passed, what failed and what was skipped,
# and its last line says so: "N passed, N failed, N skipped".
# shellcheck shell=bash

passed=0 failed=0 skipped=0

# verdict STATUS WHAT: counts one check.
verdict() {
  if [ "$1" -eq 0 ]; then
    passed=$((passed + 1))
    echo "ok: $2"
  else
    failed=$((failed + 1))
    echo "FAILED: $2"
  fi
}

# expect WHAT COMMAND...: the command must succeed.
expect() {
  local what=$1
  shift
  "$@"
  verdict $? "$what"
}

# expect_equal WHAT WANTED GOT
expect_equal() {
  [ "$2" = "$3" ] || printf '  wanted: %s\n  got:    %s\n' "$2" "$3"
  [ "$2" = "$3" ]
  verdict $? "$1"
}

# add_counts LOG: adds the count in the last line of another check's output. Where there is none, or
# nothing was counted, it did not get to its end, which is a failure.
add_counts() {
  if [[ $(tail -n 1 "$1") =~ ^([0-9]+)\ passed,\ ([0-9]+)\ failed,\ ([0-9]+)\ skipped$ ]] &&
    [ "${BASH_REMATCH[*]:1}" != "0 0 0" ]; then
    passed=$((passed + BASH_REMATCH[1]))
    failed=$((failed + BASH_REMATCH[2]))
    skipped=$((skipped + BASH_REMATCH[3]))
  else
    verdict 1 "it ended with a count of what it did"
  fi
}

# add_tests LOG STATUS: adds the tests of a `bazel test` that ended so. Bazel ends with a line for each:
# its label, "(cached)" or not, and the outcome. A build that fails runs no test, and is a failure.
add_tests() {
  local good bad
  good=$(grep -cE '^//[^ ]+ +(\(cached\) )?PASSED' "$1")
  bad=$(grep -cE '^//[^ ]+ +(\(cached\) )?(FAILED|FLAKY|TIMEOUT|NO STATUS|INCOMPLETE)' "$1")
  [ "$2" -eq 0 ] || [ "$bad" -gt 0 ] || bad=1
  passed=$((passed + good))
  failed=$((failed + bad))
}

# print_counts: the last line. Succeeds if nothing failed, and something was counted: where nothing
# was, nothing ran. What is skipped is no failure of the code, and says itself that it is no success.
print_counts() {
  echo "$passed passed, $failed failed, $skipped skipped"
  [ "$failed" -eq 0 ] && [ $((passed + skipped)) -gt 0 ]
}
