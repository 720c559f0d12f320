#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# under_load.sh LINES RUNNER_COMMAND... -- [RUNS [AT_ONCE]]: runs the command RUNS times (1000), AT_ONCE of
# them at a time (16), beside four busy loops. A run passes if the command succeeds and serial.log is
# the LINES that lines.cc prints, to the byte. The last line counts the runs.
set -uo pipefail
lines=$1
shift
command=()
while [ "$1" != -- ]; do
  command+=("$1")
  shift
done
runs=${2:-1000} at_once=${3:-16}
readonly busy_loops=4
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

# Ends with this script, even if that is killed.
busy_loop() {
  local i
  while kill -0 $$ 2> /dev/null; do
    for ((i = 0; i < 100000; ++i)); do :; done
  done
}

all_lines() {
  local i
  for ((i = 1; i <= lines; ++i)); do
    printf 'line %d of %d: nothing of this may be lost on its way\r\n' "$i" "$lines"
  done
}

# NUMBER: one run.
run() {
  local folder=$work/$1 status
  mkdir "$folder"
  TEST_UNDECLARED_OUTPUTS_DIR=$folder "${command[@]}" < /dev/null > "$folder/report" 2>&1
  status=$?
  if [ "$status" -ne 0 ]; then
    echo "FAILED: run $1: status $status: $(head -n 1 "$folder/report")"
  elif ! (cd "$folder" && cmp ../all_lines serial.log > difference 2>&1); then
    status=1
    echo "FAILED: run $1: $(wc -l < "$folder/serial.log") lines of $lines: $(cat "$folder/difference")"
  fi
  rm -r "$folder"
  return "$status"
}

# Waits until one of the runs has ended, and counts it.
count_one() {
  if wait -n; then passed=$((passed + 1)); else failed=$((failed + 1)); fi
}

all_lines > "$work/all_lines"
for ((i = 0; i < busy_loops; ++i)); do busy_loop & done
for ((number = 1; number <= runs; ++number)); do
  [ "$number" -le "$at_once" ] || count_one
  run "$number" &
done
while [ $((passed + failed)) -lt "$runs" ]; do count_one; done
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
