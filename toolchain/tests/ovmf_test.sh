#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# UEFI firmware starts an application of the toolchain's, from a disk's EFI/BOOT folder:
#
#   ovmf_test.sh CODE VARIABLES QEMU APPLICATION
#
# CODE and VARIABLES are images of flash memory, which together fill 4 MiB. Each begins with the header
# of a firmware volume: 40 bytes, then "_FVH" (UEFI Platform Initialization Specification 1.8, volume 3,
# section 3.2.1).
set -u

code="$1" variables="$2" qemu="$3" application="$4"

for file in "$code" "$variables"; do
  signature="$(tail -c +41 "$file" | head -c 4)"
  if [ "$signature" != "_FVH" ]; then
    echo "$file: no firmware volume: byte 40 has '$signature', not '_FVH'" >&2
    exit 1
  fi
done
size="$(cat "$code" "$variables" | wc -c)"
if [ "$size" -ne 4194304 ]; then
  echo "code and variables have $size bytes, not 4194304" >&2
  exit 1
fi

mkdir -p "$TEST_TMPDIR/disk/EFI/BOOT"
cp "$application" "$TEST_TMPDIR/disk/EFI/BOOT/BOOTX64.EFI"
cat "$variables" >"$TEST_TMPDIR/variables"  # the firmware writes to them

"$qemu" -accel tcg -display none -nodefaults -no-reboot -m 128 \
  -drive "if=pflash,format=raw,readonly=on,file=$code" \
  -drive "if=pflash,format=raw,file=$TEST_TMPDIR/variables" \
  -drive "if=none,id=disk,format=raw,readonly=on,file=fat:$TEST_TMPDIR/disk" \
  -device virtio-blk-pci,drive=disk,bootindex=0 -boot strict=on \
  -debugcon "file:$TEST_TMPDIR/console" \
  -device isa-debug-exit,iobase=0xf4,iosize=4
status=$?

# What the device makes of the 16 that the application writes: 16 * 2 + 1.
if [ "$status" -ne 33 ]; then
  echo "QEMU ended with $status, not 33" >&2
  exit 1
fi
if [ "$(cat "$TEST_TMPDIR/console")" != "A UEFI application is here." ]; then
  echo "the application said: $(cat "$TEST_TMPDIR/console")" >&2
  exit 1
fi
