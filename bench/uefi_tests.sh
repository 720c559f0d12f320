#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# uefi_tests.sh RUNNER IMAGE BIOS_MACHINE UEFI_MACHINE DISK:BOUND:STATE...: boots the image as boot_test
# does, by a BIOS and by a UEFI firmware that goes on from its saved state, in pairs, and prints how many
# times as long the second takes. Fails where the median of the pairs is above the disk's bound, in
# hundredths. ROUNDS in the environment is how many pairs; 11 by default.
set -uo pipefail

runner=$1 image=$2 bios=$3 uefi=$4
shift 4
rounds=${ROUNDS:-11}

# milliseconds_of COMMAND...: sets `milliseconds`.
milliseconds_of() {
    local start=$EPOCHREALTIME
    local output
    if ! output=$("$@"); then
        printf '%s\n' "$output"
        echo "FAILED: this does not boot." >&2
        exit 1
    fi
    local end=$EPOCHREALTIME
    milliseconds=$(((${end/[.,]/} - ${start/[.,]/}) / 1000))
}

# median NUMBER...
median() {
    printf '%s\n' "$@" | sort -n | sed -n "$((($# + 1) / 2))p"
}

status=0
for case in "$@"; do
    IFS=: read -r disk bound state <<< "$case"
    common=(--disk="$disk" --expect-console="Hello World!")
    ratios=() bios_times=() uefi_times=()
    for ((round = 0; round < rounds; ++round)); do
        milliseconds_of "$runner" test --image="$image" --machine="$bios" "${common[@]}"
        of_bios=$milliseconds
        milliseconds_of "$runner" test --image="$image" --machine="$uefi" "${common[@]}" --firmware-state="$state"
        bios_times+=("$of_bios")
        uefi_times+=("$milliseconds")
        ratios+=($((milliseconds * 100 / of_bios)))
    done
    ratio=$(median "${ratios[@]}")
    printf '%-6s BIOS %4d ms, UEFI %4d ms, median of %d ratios %d.%02d, at most %d.%02d\n' "$disk" \
        "$(median "${bios_times[@]}")" "$(median "${uefi_times[@]}")" "$rounds" \
        $((ratio / 100)) $((ratio % 100)) $((bound / 100)) $((bound % 100))
    if ((ratio > bound)); then
        status=1
    fi
done
exit "$status"
