#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# hung_qemu_test.sh STATUS START SIGNAL COMMAND...: stops the QEMU that COMMAND starts as soon as its
# kernel has spoken, and sends SIGNAL to the runner (0: none). Succeeds if the runner ends by itself
# with STATUS, and its first line starts with START. One that waits for its QEMU never ends, and
# Bazel's time limit says so.
status=$1 start=$2 signal=$3
shift 3

"$@" >"$TEST_TMPDIR/output" &
runner=$!

# Whether the kernel has spoken: its console is a file in the runner's memory.
has_spoken() {
    for file in "/proc/$runner/fd"/*; do
        case $(readlink "$file") in
        /memfd:*) grep -qs Hello "$file" && return ;;
        esac
    done
    return 1
}
until has_spoken; do
    kill -0 "$runner" || exit
done
read -r qemu <"/proc/$runner/task/$runner/children"
kill -STOP "$qemu"
kill "-$signal" "$runner"

wait "$runner"
ended_with=$?
cat "$TEST_TMPDIR/output"
read -r first <"$TEST_TMPDIR/output"
if [ "$ended_with" -ne "$status" ]; then
    echo "FAILED: the runner ended with status $ended_with, expected was $status."
    exit 1
fi
case $first in
"$start"*) ;;
*)
    echo "FAILED: the first line does not start with \"$start\"."
    exit 1
    ;;
esac
if kill -0 "$qemu" 2>/dev/null; then
    echo "FAILED: QEMU is still there."
    exit 1
fi
