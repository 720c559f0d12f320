#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Looks at each instruction of what is linked for the compiler: none uses the red zone, which an
# interrupt overwrites, and none a vector register, which nobody saves for a kernel. The same check finds
# both in the archive that is compiled for Linux.
#
#   instructions_test.sh OBJDUMP KERNEL LINUX_LIBRARY...
set -uo pipefail

objdump="$1" kernel="$2"
shift 2
for linux in "$@"; do
  case "$linux" in *libclang_rt.builtins*) break ;; esac
done

disassemble() { # FILE
  "$objdump" --disassemble --no-show-raw-insn "$1" || exit 1
}

# Instructions that use memory below the stack pointer, other than by moving it there; vector registers.
red_zone() { grep -E -- '-0x[0-9a-f]+\(%rsp' | grep -vE '\blea'; }
vector_registers() { grep -E '%[xyz]?mm[0-9]'; }

failures=0
fail() { # WHAT LINES
  echo "$1"
  head -n 5 <<< "$2"
  failures=1
}

code="$(disassemble "$kernel")"
functions="$(grep -cE '^[0-9a-f]+ <__(atomic|cpu|div|fix|float|mod|mul|pow|udiv|umod)' <<< "$code")"
[ "$functions" -ge 30 ] || fail "only $functions functions are linked:" "$code"
found="$(red_zone <<< "$code")" && fail "the red zone is used:" "$found"
found="$(vector_registers <<< "$code")" && fail "vector registers are used:" "$found"
grep -q 'cmpxchg16b' <<< "$code" || fail "no 16 bytes are exchanged at once:" ""

code="$(disassemble "$linux")"
red_zone <<< "$code" > /dev/null || fail "this check does not notice the red zone" ""
vector_registers <<< "$code" > /dev/null || fail "this check does not notice vector registers" ""
exit "$failures"
