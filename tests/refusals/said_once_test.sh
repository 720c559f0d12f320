#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# said_once_test.sh COMMAND...: runs a boot test in which the loader refuses a kernel; succeeds if each of
# the loader's lines is on each console once, and whole.
set -u
TEST_UNDECLARED_OUTPUTS_DIR=$TEST_TMPDIR XML_OUTPUT_FILE=$TEST_TMPDIR/test.xml "$@" || exit
for console in serial console; do
    tr -d '\r' <"$TEST_TMPDIR/$console.log" | grep . >"$TEST_TMPDIR/$console.lines"
    for line in '^Slipway: .*[.]$' '^Press a key to go back to the firmware[.]$'; do
        if [ "$(grep -c "$line" "$TEST_TMPDIR/$console.lines")" -ne 1 ]; then
            echo "FAILED: in $console.log, $line is not there once."
            exit 1
        fi
    done
    if [ "$(wc -l <"$TEST_TMPDIR/$console.lines")" -ne 2 ]; then
        echo "FAILED: in $console.log are more lines than these two."
        exit 1
    fi
done
echo "PASSED: each line is there once."
