#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# What programs that are not ours say of a disk:
#
#   partition_test.sh DISK SECTOR_SIZE LOADER PARTITIONS TOOLS...
#
# PARTITIONS are those that fdisk lists, with ; between them: first sector, sectors, type and, with a
# GPT, attributes; with a classic table, * comes first where a partition is active. LOADER is what is in
# the EFI system partition. TOOLS are the paths of fdisk, file, its magic, fsck.fat, mdir, mtype, sfdisk
# and sgdisk.
set -u

image="$1" sector_size="$2" loader="$3" partitions="$4"
shift 4
fdisk="$1" file="$2" magic="$3" fsck_fat="$4" mdir="$5" mtype="$6" sfdisk="$7" sgdisk="$8"
work="$TEST_TMPDIR"

# fdisk opens it to write.
disk="$work/disk"
cat "$image" >"$disk"

fail() {
    echo "FAILED: $1" >&2
    [ -z "${2-}" ] || cat "$2" >&2
    exit 1
}

# says TEXT WHAT COMMAND...: the command ends well and prints a line with TEXT. WHAT it looks at is for messages.
says() {
    text="$1" what="$2"
    shift 2
    "$@" >"$work/said" 2>&1 || fail "$what: status $?" "$work/said"
    grep -q -F -- "$text" "$work/said" || fail "$what: '$text' is not said" "$work/said"
}

# A GPT says so at its sector 1.
case "$(dd if="$disk" bs=1 skip="$sector_size" count=8 2>/dev/null)" in
    'EFI PART') table=gpt columns=Start,Sectors,Type-UUID,Attrs ;;
    *) table=dos columns=Boot,Start,Sectors,Id ;;
esac

# The partitions, each in its place.
"$fdisk" -b "$sector_size" -l -o "$columns" "$disk" >"$work/list" 2>"$work/errors" || fail "fdisk -l" "$work/errors"
[ ! -s "$work/errors" ] || fail "fdisk -l complains" "$work/errors"
grep -q -x "Disklabel type: $table" "$work/list" || fail "fdisk sees no table of the kind $table" "$work/list"
listed="$(sed '1,/Start/d' "$work/list" | sed 's/ \{1,\}/ /g; s/^ //; s/ $//' | tr '\n' ';')"
[ "$listed" = "$partitions;" ] || fail "the partitions are '$listed', expected '$partitions;'" "$work/list"

# Nothing is wrong with the table.
printf 'v\nq\n' >"$work/verify"
"$fdisk" -b "$sector_size" "$disk" <"$work/verify" >"$work/said" 2>&1
grep -q 'No errors detected' "$work/said" || fail "fdisk's v" "$work/said"
if [ "$sector_size" = 512 ]; then # the others know no more of a file
    says 'No errors detected' 'sfdisk --verify' "$sfdisk" --verify "$disk"
    if [ "$table" = gpt ]; then
        says 'No problems found' 'sgdisk --verify' "$sgdisk" --verify "$disk"
        ! grep -q Caution "$work/said" || fail "sgdisk warns" "$work/said"
    fi
fi
says 'DOS/MBR boot sector' file "$file" -m "$magic" "$disk"

# The EFI system partition: a file system with the loader, which is as it was but for its header.
efi="$(printf '%s' "$partitions" | tr ';' '\n' | sed -n -E 's/^([0-9]+) ([0-9]+) (C12A7328-F81F-11D2-BA4B-00A0C93EC93B|ef)$/\1 \2/p')"
if [ -n "$efi" ]; then
    dd if="$disk" of="$work/efi" bs="$sector_size" skip="${efi% *}" count="${efi#* }" 2>/dev/null
    says '4 files' 'fsck.fat' "$fsck_fat" -n "$work/efi"
    [ "$(wc -l <"$work/said")" -eq 2 ] || fail 'fsck.fat has more to say than its version and a count' "$work/said"
    says 'FAT (12 bit)' 'file, of the file system' "$file" -m "$magic" "$work/efi"
    says 'EFI/BOOT' mdir "$mdir" -/ -b -i "$work/efi" ::
    printf '%s\n' ::/EFI/ ::/EFI/BOOT/ ::/EFI/BOOT/BOOTX64.EFI >"$work/expected"
    cmp "$work/expected" "$work/said" || fail 'the file system has something else' "$work/said"
    "$mtype" -i "$work/efi" ::/EFI/BOOT/BOOTX64.EFI >"$work/loader" || fail mtype
    [ "$(wc -c <"$work/loader")" -eq "$(wc -c <"$loader")" ] || fail 'the loader has another size'
    changed="$(cmp -l "$work/loader" "$loader" | awk 'NR == 1 { first = $1 } { last = $1 } END { print last - first }')"
    if [ -z "$changed" ] || [ "$changed" -le 0 ] || [ "$changed" -ge 96 ]; then
        fail "the loader is another over ${changed:-0} bytes, and should be within its header"
    fi
fi

# On a larger disk only the place of the table's copy is wrong.
cat "$disk" >"$work/larger"
truncate -s +64M "$work/larger"
if [ "$sector_size" = 512 ] && [ "$table" = gpt ]; then
    "$sgdisk" --verify "$work/larger" >"$work/said" 2>&1
    grep -q 'Identified 1 problem' "$work/said" || fail 'sgdisk, larger disk: not one problem' "$work/said"
    grep -q 'Problem: The secondary header.s self-pointer' "$work/said" || fail 'sgdisk, larger disk' "$work/said"
    says 'No problems found' 'sgdisk, after -e has put the copy at the end' "$sgdisk" -e --verify "$work/larger"
elif [ "$table" = dos ]; then
    says 'No errors detected' 'sfdisk, larger disk' "$sfdisk" --verify "$work/larger"
fi
