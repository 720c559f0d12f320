#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# grub_comparison.sh DIFFERENCES TEST GRUB_COMMAND... -- SLIPWAY_COMMAND... --: runs both, and compares what
# the kernel says under the two, "KEY = VALUE" in a line each. Fails for each difference that DIFFERENCES does
# not have for this test, and for each that it has in vain.
set -uo pipefail
differences=$1 name=$2
shift 2
failures=0

fail() { # SENTENCE
  printf 'FAILED: %s\n' "$1"
  failures=$((failures + 1))
}

# Sets `told`: the lines that the kernel said, by their keys.
declare -A told=()
boot() { # COMMAND...
  local folder line
  folder=$(mktemp -d "$TEST_TMPDIR/XXXXXX")
  if ! TEST_UNDECLARED_OUTPUTS_DIR=$folder XML_OUTPUT_FILE=$folder/xml "$@" > "$folder/report" 2>&1; then
    cat "$folder/report"
    return 1
  fi
  told=()
  while IFS= read -r line; do
    line=${line%$'\r'}
    # GRUB, and its firmware, write to this port as well.
    [[ $line != *" = "* ]] || told[${line%%" = "*}]=${line#*" = "}
  done < "$folder/serial.log"
}

command=()
while [ "$1" != -- ]; do
  command+=("$1")
  shift
done
shift
boot "${command[@]}" || { fail "GRUB does not boot the kernel" && exit 1; }
declare -A by_grub=()
for key in "${!told[@]}"; do by_grub[$key]=${told[$key]}; done

command=()
while [ "$1" != -- ]; do
  command+=("$1")
  shift
done
boot "${command[@]}" || { fail "Slipway does not boot the kernel" && exit 1; }

# What is meant: "TESTS | KEY | REASON", both of them patterns of the shell's.
patterns=() is_used=()
while IFS='|' read -r tests key reason; do
  [[ $tests != '#'* && -n $tests ]] || continue
  read -r tests <<< "$tests"
  read -r key <<< "$key"
  # shellcheck disable=SC2053  # a pattern
  if [[ $name == $tests ]]; then
    [[ -n ${reason// /} ]] || fail "the difference in $key has no reason"
    patterns+=("$key")
    is_used+=(no)
  fi
done < "$differences"

is_meant() { # KEY
  local i found=1
  for ((i = 0; i < ${#patterns[@]}; ++i)); do
    # shellcheck disable=SC2053
    if [[ $1 == ${patterns[i]} ]]; then
      is_used[i]=yes
      found=0
    fi
  done
  return $found
}

compared=0
while IFS= read -r key; do
  compared=$((compared + 1))
  grub=${by_grub[$key]-(nothing)} slipway=${told[$key]-(nothing)}
  if [ "$grub" != "$slipway" ]; then
    printf '%s: GRUB %s, Slipway %s\n' "$key" "$grub" "$slipway"
    is_meant "$key" || fail "nobody means this difference: $key"
  fi
done < <(printf '%s\n' "${!by_grub[@]}" "${!told[@]}" | sort -u)

for ((i = 0; i < ${#patterns[@]}; ++i)); do
  [ "${is_used[i]}" = yes ] || fail "there is no difference in ${patterns[i]}: take it out of differences.txt"
done
echo "$compared keys compared, $failures failures"
[ "$compared" -ge 30 ] || fail "the kernel has not said enough"
[ "$failures" -eq 0 ]
