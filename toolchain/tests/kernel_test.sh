#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Kernels as the toolchain links them: static, at the addresses that the linker
# script gives, with debug information, and without paths of this machine.
#
#   kernel_test.sh READELF KERNEL...
set -u

readelf="$1"
shift
failures=0

check() { # WHAT STATUS
  if [ "$2" -ne 0 ]; then
    echo "$kernel: $1" >&2
    failures=$((failures + 1))
  fi
}

for kernel; do
  "$readelf" --file-header "$kernel" | grep -q 'Type: *EXEC'
  check "is not a static executable" $?
  ! "$readelf" --program-headers "$kernel" | grep -qE 'INTERP|DYNAMIC|RWE'
  check "has a segment that no kernel has" $?
  "$readelf" --sections "$kernel" | grep -q '\.debug_info'
  check "has no debug information" $?
  "$readelf" --symbols "$kernel" | grep -q 'UND *[a-zA-Z]'
  check "refers to something that nobody defines" $((!$?))
  ! LC_ALL=C grep -qaE '(^|[^[:alnum:]_.+])/(home|proc|root|tmp|usr|var)/' "$kernel"
  check "names a folder of this machine" $?

  case "$kernel" in
    *_low_*) start=0000000000100000 ;;
    *) start=ffffffff80000000 ;;
  esac
  "$readelf" --wide --symbols "$kernel" | grep -q "$start.* _start$"
  check "does not start where the linker script says" $?
done

exit "$failures"
