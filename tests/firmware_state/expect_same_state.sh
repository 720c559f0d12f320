#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# expect_same_state.sh STATE COMMAND...: succeeds if COMMAND, which saves a state where its option
# --firmware-state says, saves the bytes of STATE.
state=$1
shift

if ! "$@" --firmware-state="$TEST_TMPDIR/again.state"; then
    echo "FAILED: there is no state."
    exit 1
fi
if ! cmp "$state" "$TEST_TMPDIR/again.state"; then
    echo "FAILED: made anew, the state has other bytes."
    exit 1
fi
