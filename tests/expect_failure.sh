#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# expect_failure.sh STATUS START SENTENCE COMMAND...: succeeds if COMMAND ends with STATUS, and the
# first line that it prints starts with START and contains SENTENCE.
status=$1 start=$2 sentence=$3
shift 3

# The verdict under test is not this test's own.
XML_OUTPUT_FILE=$TEST_TMPDIR/test.xml "$@" > "$TEST_TMPDIR/output"
ended_with=$?
cat "$TEST_TMPDIR/output"
read -r first < "$TEST_TMPDIR/output"

echo
if [ "$ended_with" -ne "$status" ]; then
    echo "FAILED: the runner ended with status $ended_with, expected was $status."
    exit 1
fi
case $first in
"$start"*"$sentence"*) ;;
*)
    echo "FAILED: the first line is not \"$start...$sentence\"."
    exit 1
    ;;
esac
echo "PASSED: this is the failure that was expected."
