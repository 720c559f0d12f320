#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# UEFI applications as the toolchain links them: PE32+ files that the firmware can put anywhere and whose
# pages need no more rights than they use, with nothing of Windows, of this machine, or of today.
# Field names are those of the "Microsoft Portable Executable and Common Object File Format Specification".
#
#   uefi_test.sh READOBJ APPLICATION...
set -u

readobj="$1"
shift
failures=0

fail() { # WHAT
  echo "$application: $1" >&2
  failures=$((failures + 1))
}

expect_line() { # PATTERN
  printf '%s\n' "$headers" | grep -qE "^ *$1\$" || fail "its headers do not say '$1'"
}

expect_none() { # PATTERN WHAT
  ! printf '%s\n' "$headers" | grep -qE "$1" || fail "$2: $(printf '%s\n' "$headers" | grep -E "$1")"
}

for application; do
  headers="$("$readobj" --file-headers --sections "$application")"

  expect_line 'Machine: IMAGE_FILE_MACHINE_AMD64 \(0x8664\)'
  expect_line 'Magic: 0x20B'
  expect_line 'Subsystem: IMAGE_SUBSYSTEM_EFI_APPLICATION \(0xA\)'
  expect_line 'TimeDateStamp: 1970-01-01 00:00:00 \(0x0\)'
  expect_line 'SectionAlignment: 4096'
  expect_line 'FileAlignment: 512'

  # It may lie anywhere, at an address above 4 GiB too, and no page of it needs to be writable and executable.
  expect_line 'IMAGE_DLL_CHARACTERISTICS_DYNAMIC_BASE \(0x40\)'
  expect_line 'IMAGE_DLL_CHARACTERISTICS_HIGH_ENTROPY_VA \(0x20\)'
  expect_line 'IMAGE_DLL_CHARACTERISTICS_NX_COMPAT \(0x100\)'
  expect_none IMAGE_FILE_RELOCS_STRIPPED "cannot be relocated"
  expect_none 'BaseRelocationTableSize: 0x0$' "has addresses in its data, and no table of them"
  printf '%s\n' "$headers" | awk '
    / Section \{/ { writable = executable = 0 }
    /IMAGE_SCN_MEM_WRITE/ { writable = 1 }
    /IMAGE_SCN_MEM_EXECUTE/ { executable = 1 }
    writable && executable { bad = 1 }
    END { exit bad }' || fail "has a section that is writable and executable"

  # Sections of other names are tables for Windows, or globals with constructors, which nothing calls.
  case "$application" in
    *_dbg) allowed='(text|rdata|data|reloc|debug_[a-z_]+)' ;;
    *) allowed='(text|rdata|data|reloc)' ;;
  esac
  others="$(printf '%s\n' "$headers" | awk '/^    Name:/ { print $2 }' | grep -vE "^\.$allowed\$")"
  [ -z "$others" ] || fail "has sections that no application has: $others"
  expect_none '(ExportTable|ImportTable|ExceptionTable|TLSTable|LoadConfigTable|IAT)Size: 0x[^0]' "has a table for Windows"

  ! LC_ALL=C grep -qaE '(^|[^[:alnum:]_.+])/(home|proc|root|tmp|usr|var)/' "$application" || fail "names a folder of this machine"
done

exit "$failures"
