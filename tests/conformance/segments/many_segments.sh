#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# many_segments.sh COUNT: prints a linker script that puts each of the sections .number_0 to
# .number_(COUNT - 1) into a segment and on a page of its own.
set -eu
last=$(($1 - 1))

cat <<'SCRIPT'
ENTRY(_start)
PHDRS
{
  text PT_LOAD FLAGS(5);
  rodata PT_LOAD FLAGS(4);
  data PT_LOAD FLAGS(6);
SCRIPT
for i in $(seq 0 "$last"); do echo "  number_$i PT_LOAD FLAGS(4);"; done
cat <<'SCRIPT'
}
SECTIONS
{
  . = 0xffffffff80000000;
  .text : { *(.text .text.*) } :text
  . = ALIGN(0x1000);
  .rodata : {
    *(.rodata .rodata.*)
    __init_array_start = .;
    KEEP(*(.init_array .init_array.*))
    __init_array_end = .;
  } :rodata
  . = ALIGN(0x1000);
  .data : { *(.data .data.*) } :data
  .bss : { *(.bss .bss.*) *(COMMON) } :data
  . = ALIGN(0x1000);
  first_number = .;
SCRIPT
for i in $(seq 0 "$last"); do
    echo "  . = ALIGN(0x1000); .number_$i : { KEEP(*(.number_$i)) } :number_$i"
done
cat <<'SCRIPT'
  /DISCARD/ : { *(.comment) *(.eh_frame .eh_frame_hdr) *(.note .note.*) }
}
SCRIPT
