#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# many_boots.sh RUNNER_COMMAND... -- [RUNS [AT_ONCE]]: runs the command RUNS times (200), AT_ONCE of them at a time (2),
# and says what each that fails has said. The last line counts the runs.
set -uo pipefail
command=()
while [ "$1" != -- ]; do
  command+=("$1")
  shift
done
runs=${2:-200} at_once=${3:-2}
passed=0 failed=0

work=$(mktemp -d)
# Each background job is a process group of its own, and can be ended with all that it has started.
set -m
cleanup() {
  local job
  for job in $(jobs -p); do kill -- "-$job" 2> /dev/null; done
  wait 2> /dev/null
  rm -rf "$work"
}
trap cleanup EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

# NUMBER: one boot. What order the kernel has chosen stays in `orders`.
run() {
  local folder=$work/$1 status
  mkdir "$folder"
  TEST_UNDECLARED_OUTPUTS_DIR=$folder "${command[@]}" < /dev/null > "$folder/report" 2>&1
  status=$?
  if [ "$status" -ne 0 ]; then
    echo "FAILED: boot $1: status $status:"
    head -n 20 "$folder/report"
  else
    grep -a '^processor ' "$folder/debug.log" "$folder/serial.log" 2> /dev/null | sed 's/.*://' | tr -d '\r' | tr '\n' ' ' > "$work/order.$1"
  fi
  rm -r "$folder"
  return "$status"
}

# Waits until one of the boots has ended, and counts it.
count_one() {
  if wait -n; then passed=$((passed + 1)); else failed=$((failed + 1)); fi
}

for ((number = 1; number <= runs; ++number)); do
  [ "$number" -le "$at_once" ] || count_one
  run "$number" &
done
while [ $((passed + failed)) -lt "$runs" ]; do count_one; done
orders=$(for order in "$work"/order.*; do
  cat "$order"
  echo
done | sort -u | wc -l)
echo "$passed passed, $failed failed, in $orders orders"
[ "$failed" -eq 0 ]
