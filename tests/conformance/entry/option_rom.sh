#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Makes the option ROM of a card from an EFI program, which firmware starts when it finds the card:
#   option_rom.sh VENDOR DEVICE PROGRAM ROM
# The numbers have four hexadecimal digits. (UEFI 2.10, section 14.4.2, "PCI Option ROMs"; PCI Local
# Bus Specification 3.0, section 6.3.1, "PCI Expansion ROM Contents".)
set -eu

# octets BYTE...: in hexadecimal
octets() {
    for byte; do
        printf '%b' "\\0$(printf '%03o' "0x$byte")"
    done
}

# word HHHH: the lower byte first
word() {
    octets "${1#??}" "${1%??}"
}

program_sectors=$((($(wc -c <"$3") + 511) / 512))
sectors=$(printf '%04x' $((program_sectors + 1)))
{
    # The header: its mark, the ROM's size, EFI's mark, a driver for x86-64, not compressed; where
    # the program begins, and where the structure below does.
    word aa55
    word "$sectors"
    word 0ef1 && word 0000
    word 000b && word 8664 && word 0000
    octets 00 00 00 00 00 00 00 00
    word 0200 && word 001c
    octets 00 00

    # The PCI data structure: for which card, its own length, the class of a card that is none, the
    # image's size; EFI code, the last image.
    printf 'PCIR'
    word "$1" && word "$2" && word 0000 && word 0018
    octets 00 ff 00 00
    word "$sectors" && word 0000
    octets 03 80 00 00

    head -c $((512 - 28 - 24)) /dev/zero
    cat "$3"
    head -c $((program_sectors * 512 - $(wc -c <"$3"))) /dev/zero
} >"$4"
