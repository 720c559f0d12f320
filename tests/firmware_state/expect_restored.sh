#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# expect_restored.sh ANSWER COMMAND...: succeeds if COMMAND does, a boot test whose firmware went on
# from a saved state (ANSWER is yes) or was booted (no).
answer=$1
shift

# The verdict under test is not this test's own.
XML_OUTPUT_FILE=$TEST_TMPDIR/test.xml "$@" > "$TEST_TMPDIR/output"
status=$?
cat "$TEST_TMPDIR/output"

echo
if [ "$status" -ne 0 ]; then
    echo "FAILED: the runner ended with status $status."
    exit 1
fi
restored=no
if grep -q '^The firmware was not booted, but went on from a saved state' "$TEST_TMPDIR/output"; then
    restored=yes
fi
if [ "$restored" != "$answer" ]; then
    echo "FAILED: was the firmware restored? $restored, expected was $answer."
    exit 1
fi
