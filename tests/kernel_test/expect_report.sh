#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# expect_report.sh STATUS COUNT TEXT... COMMAND...: succeeds if COMMAND ends with STATUS, and its output
# has the COUNT texts, each within a line, in this order; "^" at a text's start is a line's start.
set -u
status=$1 count=$2
texts=("${@:3:count}")
shift $((2 + count))

# The results under test are not this test's own.
XML_OUTPUT_FILE=$TEST_TMPDIR/test.xml "$@" > "$TEST_TMPDIR/output"
ended_with=$?
cat "$TEST_TMPDIR/output"

echo
if [ "$ended_with" -ne "$status" ]; then
  echo "FAILED: the runner ended with status $ended_with, expected was $status."
  exit 1
fi
next=0
while IFS= read -r line && [ "$next" -lt "$count" ]; do
  text=${texts[next]}
  case $text in
  ^*) case $line in "${text#^}"*) next=$((next + 1)) ;; esac ;;
  *) case $line in *"$text"*) next=$((next + 1)) ;; esac ;;
  esac
done < "$TEST_TMPDIR/output"
if [ "$next" -lt "$count" ]; then
  echo "FAILED: the report does not have \"${texts[next]}\" where it is expected."
  exit 1
fi
echo "PASSED: this is the failure that was expected."
