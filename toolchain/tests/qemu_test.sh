#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Boots a boot sector: the emulator starts with nothing of the machine's, finds
# its BIOS and its modules, and a program that runs in it can end it.
#
#   qemu_test.sh QEMU BOOT_SECTOR
set -u

qemu="$1" sector="$2"

"$qemu" -accel tcg -display none -nodefaults -no-reboot \
  -serial "file:$TEST_TMPDIR/serial" \
  -device isa-debug-exit,iobase=0xf4,iosize=4 \
  -drive "file=$sector,format=raw,if=floppy,readonly=on"
code=$?

# The device turns a written 16 into 16 * 2 + 1.
if [ "$code" -ne 33 ]; then
  echo "QEMU ended with $code, not 33" >&2
  exit 1
fi
if [ "$(cat "$TEST_TMPDIR/serial")" != "Slipway" ]; then
  echo "the serial port said: $(cat "$TEST_TMPDIR/serial")" >&2
  exit 1
fi
