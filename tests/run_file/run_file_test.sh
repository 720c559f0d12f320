#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# run_file_test.sh KERNEL COMMAND...: COMMAND is run_file.sh with all that //image:run gives it.
set -u
kernel=$1
shift
command=("$@")
export BUILD_WORKING_DIRECTORY=$TEST_TMPDIR/"a folder"
mkdir "$BUILD_WORKING_DIRECTORY"
cp "$kernel" "$BUILD_WORKING_DIRECTORY/it's a kernel.elf"
echo "no kernel" >"$BUILD_WORKING_DIRECTORY/text"
failures=0

# expect STATUS TEXT ARGUMENT...: what it prints has the text, and nothing of an image is left.
expect() {
  local wanted=$1 text=$2 status
  shift 2
  TMPDIR=$(mktemp -d)
  export TMPDIR
  "${command[@]}" "$@" </dev/null >"$TEST_TMPDIR/output" 2>&1
  status=$?
  if [ "$status" -ne "$wanted" ] || ! grep -qF -- "$text" "$TEST_TMPDIR/output"; then
    echo "FAILED: with \"$*\" the status was $status, expected was $wanted, and \"$text\" in:"
    cat "$TEST_TMPDIR/output"
    failures=$((failures + 1))
  fi
  if [ -n "$(ls -A "$TMPDIR")" ]; then
    echo "FAILED: with \"$*\" something was left: $(ls -A "$TMPDIR")"
    failures=$((failures + 1))
  fi
}

expect 0 "pass: the kernel ended with status 33" "it's a kernel.elf"
expect 0 "Slipway BIOS loader" "$BUILD_WORKING_DIRECTORY/it's a kernel.elf" -m 64M
expect 0 "Slipway UEFI loader" "it's a kernel.elf" --firmware=uefi
expect 0 "usage: bazel run" --help
expect 2 "which kernel?"
expect 2 "which kernel?" --strict
expect 2 "a folder/nothing.elf: is no file" nothing.elf
expect 1 "a folder/text: the file has 10 bytes" text
expect 2 "--colour" --colour=red "it's a kernel.elf"
expect 1 "a folder/nothing: cannot be opened" --module=one=nothing "it's a kernel.elf"

[ "$failures" -eq 0 ] && echo "PASSED"
