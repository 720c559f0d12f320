#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# What programs that are not ours say of an ISO image:
#
#   iso_test.sh IMAGE FIRMWARE TOOLS...
#
# FIRMWARE is what starts it: "bios", "uefi" or "bios uefi". TOOLS are the paths of fdisk, file, its magic,
# fsck.fat, sfdisk, sgdisk and xorriso.
set -u

image="$1" firmware="$2"
shift 2
fdisk="$1" file="$2" magic="$3" fsck_fat="$4" sfdisk="$5" sgdisk="$6" xorriso="$7"
work="$TEST_TMPDIR"
export HOME="$work"

# Some open it to write.
disk="$work/disk.iso"
cat "$image" >"$disk"

fail() {
    echo "FAILED: $1" >&2
    [ -z "${2-}" ] || cat "$2" >&2
    exit 1
}

# says WHAT COMMAND...: the command ends well; what it prints is in $work/said. WHAT it looks at is for messages.
says() {
    what="$1"
    shift
    "$@" >"$work/said" 2>&1 || fail "$what: status $?" "$work/said"
}

# has TEXT: a line of what was said last has it.
has() {
    grep -q -e "$1" "$work/said" || fail "$what: '$1' is not said" "$work/said"
}

# part FIRST COUNT FILE: sectors of 512 bytes of the image are the file's, up to its end.
part() {
    dd if="$disk" of="$work/part" bs=512 skip="$1" count="$2" 2>/dev/null
    cmp -n "$(wc -c <"$3")" "$work/part" "$3" || fail "$3 is not what is at sector $1"
}

case "$firmware" in
    bios) efi=no bios=yes images=1 ;;
    uefi) efi=yes bios=no images=2 ;; # a BIOS finds a sector that says so
    *) efi=yes bios=yes images=2 ;;
esac

says file "$file" -b -m "$magic" "$disk"
has "^ISO 9660 CD-ROM filesystem data (DOS/MBR boot sector) 'SLIPWAY' (bootable)"

# As a CD.
says 'xorriso, of the volume' "$xorriso" -no_rc -indev "stdio:$disk" -toc -pvd_info
! grep -q -i -e 'warning' -e 'sorry' -e 'failure' "$work/said" || fail 'xorriso warns' "$work/said"
has "^Volume Id *: SLIPWAY$"
has "^Creation Time: 1980010100000000"
has "^ISO session  *:  *1 , *0 , *$(($(wc -c <"$disk") / 2048))s , SLIPWAY"

says 'xorriso, of what firmware starts' "$xorriso" -no_rc -indev "stdio:$disk" -report_el_torito plain
has '^El Torito catalog  : 23  1$'
has '^El Torito cat path : /BOOT/BOOT.CAT$'
has '^El Torito boot img :   1  BIOS  y   none  0x0000  0x00      4          24$'
[ "$(grep -c '^El Torito boot img' "$work/said")" -eq "$images" ] || fail "there are not $images images" "$work/said"
if [ "$efi" = yes ]; then
    has '^El Torito boot img :   2  UEFI  y   none  0x0000  0x00   2048         512$'
    has '^El Torito img path :   2  /BOOT/EFI.IMG$'
fi

# All of it as files, which lie where the disk has it.
says 'xorriso, of the files' "$xorriso" -no_rc -osirrox on -indev "stdio:$disk" -extract / "$work/files"
(cd "$work/files" && find . -type f | sort) >"$work/list"
{
    echo ./BOOT/BOOT.CAT
    echo ./BOOT/BUNDLE.BIN
    echo ./BOOT/CDBOOT.BIN
    [ "$efi" = no ] || echo ./BOOT/EFI.IMG
    [ "$bios" = no ] || echo ./BOOT/STAGE2.BIN
} >"$work/expected"
cmp "$work/list" "$work/expected" || fail 'these are not the files' "$work/list"
chmod -R u+rwX "$work/files"
bundle=2048
if [ "$efi" = yes ]; then
    bundle=4096
    part 2048 2048 "$work/files/BOOT/EFI.IMG"
    says fsck.fat "$fsck_fat" -n "$work/files/BOOT/EFI.IMG"
    [ "$(wc -l <"$work/said")" -eq 2 ] || fail 'fsck.fat has more to say than its version and a count' "$work/said"
fi
[ "$bios" = no ] || part 100 1948 "$work/files/BOOT/STAGE2.BIN"
part "$bundle" 4096 "$work/files/BOOT/BUNDLE.BIN"

# As a disk.
says fdisk "$fdisk" -l -o Start,Sectors,Type-UUID,Attrs "$disk"
has '^Disklabel type: gpt$'
sed '1,/Start/d; s/ \{1,\}/ /g; s/^ //; s/ $//' "$work/said" >"$work/list"
{
    [ "$bios" = no ] || echo '100 1948 21686148-6449-6E6F-744E-656564454649 LegacyBIOSBootable'
    [ "$efi" = no ] || echo '2048 2048 C12A7328-F81F-11D2-BA4B-00A0C93EC93B'
    echo "$bundle 2048 A59C3A94-D58B-47E3-BD7C-D1849D876AFE"
} >"$work/expected"
cmp "$work/list" "$work/expected" || fail 'these are not the partitions' "$work/list"
says 'sfdisk --verify' "$sfdisk" --verify "$disk"
has 'No errors detected'
says 'sgdisk --verify' "$sgdisk" --verify "$disk"
has 'No problems found'
! grep -q Caution "$work/said" || fail 'sgdisk warns' "$work/said"

# Cut short, it is seen to be.
head -c 2000000 "$image" >"$disk"
"$xorriso" -no_rc -indev "stdio:$disk" -toc >"$work/said" 2>&1
grep -q -i 'WARNING.*\(truncat\|capacity\|size\)' "$work/said" || fail 'xorriso: a volume that is cut short' "$work/said"
