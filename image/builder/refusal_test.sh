#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# The image builder as a program, on the real loader: it builds an image for no kernel that it
# refuses, says so on standard error, and tells the two kinds of failure apart by its status.
set -eu

builder=$1 write_broken_kernels=$2 boot_sector=$3 stage2=$4
folder=$TEST_TMPDIR

fail() {
    echo "FAILED: $*" >&2
    cat "$folder/message" >&2
    exit 1
}

# build KERNEL: leaves the status in $status and what was said in $folder/message.
build() {
    status=0
    "$builder" --boot-sector="$boot_sector" --stage2="$stage2" --kernel="$1" \
        --kernel-name=//my:kernel --output="$folder/disk.img" 2>"$folder/message" || status=$?
}

count=0
for fault in $("$write_broken_kernels" --list); do
    "$write_broken_kernels" --fault="$fault" --output="$folder/$fault.elf"
    build "$folder/$fault.elf"
    [ "$status" -eq 1 ] || fail "$fault: status $status, expected 1"
    grep -q "^ERROR: //my:kernel ($folder/$fault.elf): " "$folder/message" ||
        fail "$fault: the message does not begin with the kernel's names"
    grep -q '^  What to change: ' "$folder/message" || fail "$fault: no advice"
    [ -z "$(find "$folder" -name 'disk.img*')" ] || fail "$fault: something was written"
    count=$((count + 1))
done
[ "$count" -ge 30 ] || fail "only $count broken kernels"

build "$folder/missing.elf"
[ "$status" -eq 1 ] || fail "a missing kernel: status $status, expected 1"
grep -q "^ERROR: $folder/missing.elf: cannot be opened" "$folder/message" ||
    fail "a missing kernel: no sentence about it"

status=0
"$builder" --kernal=x 2>"$folder/message" || status=$?
[ "$status" -eq 2 ] || fail "an unknown option: status $status, expected 2"
grep -q '^ERROR: image_builder: --kernal: no such option' "$folder/message" ||
    fail "an unknown option: no sentence about it"

"$builder" --help | grep -q '^usage: image_builder' || fail "--help: no usage"
