#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# What a disk holds after an image was written to it, and what is said where that cannot be:
#
#   flash_test.sh FLASHER GPT MBR ISO GPT_4096 SFDISK SGDISK FDISK
#
# GPT, MBR, ISO and GPT_4096 are images. Files stand for disks, folders for /sys, /proc and /dev.
set -u

flasher="$1" gpt="$2" mbr="$3" iso="$4" gpt_4096="$5" sfdisk="$6" sgdisk="$7" fdisk="$8"
# shellcheck source=tests/flash/fake_system.sh
. tests/flash/fake_system.sh
root="$TEST_TMPDIR/root"
said="$TEST_TMPDIR/said"
make_system "$root"

fail() {
    echo "FAILED: $1" >&2
    cat "$said" >&2
    exit 1
}

# flash IMAGE ARGUMENT...: what it says is in $said.
flash() {
    flashed="$1"
    shift
    "$flasher" --root="$root" --target=//my:disk.flash --image="$flashed" "$@" >"$said" 2>&1 </dev/null
}

# expect_said TEXT
expect_said() {
    grep -q -F -- "$1" "$said" || fail "'$1' is not said"
}

# expect_refusal TEXT IMAGE DISK ARGUMENT...: status 1, the sentence, and the disk as it was.
expect_refusal() {
    text="$1" image="$2" disk="$3"
    shift 3
    before="$(cksum <"$root/dev/$disk")"
    flash "$image" "/dev/$disk" "$@"
    status=$?
    [ "$status" -eq 1 ] || fail "$disk $*: status $status, not 1"
    expect_said "$root/dev/$disk: $text"
    [ "$before" = "$(cksum <"$root/dev/$disk")" ] || fail "$disk $*: the disk was changed"
}

# expect_not_whole TEXT DISK: status 1 and such a sentence, after which the disk begins with nothing.
expect_not_whole() {
    [ "$status" -eq 1 ] || fail "$2: status $status, not 1"
    expect_said "$root/dev/$2: is not whole: $1"
    expect_said "Write it again (bazel run //my:disk.flash -- --yes $root/dev/$2), or take another disk"
    [ "$(head -c 512 "$root/dev/$2" | tr -d '\0' | wc -c)" -eq 0 ] || fail "$2: it begins with something"
}

# no_complaint DISK IMAGE: programs that are not ours find nothing wrong with its table, and the image's partitions.
no_complaint() {
    "$sfdisk" --verify "$1" >"$said" 2>&1 || fail "sfdisk: status $?"
    expect_said 'No errors detected'
    ! grep -q -i -e corrupt -e mismatch -e 'not at the end' "$said" || fail "sfdisk complains of $1"
    "$fdisk" -l -o Start,Sectors "$1" 2>"$said" | sed '1,/Start/d' >"$TEST_TMPDIR/got"
    [ ! -s "$said" ] || fail "fdisk -l complains of $1"
    "$fdisk" -l -o Start,Sectors "$2" 2>"$said" | sed '1,/Start/d' >"$TEST_TMPDIR/wanted"
    [ -s "$TEST_TMPDIR/got" ] || fail "$1: no partitions"
    cmp "$TEST_TMPDIR/got" "$TEST_TMPDIR/wanted" || fail "$1: other partitions than in $2"
    if [ "$2" != "$mbr" ]; then
        "$sgdisk" --verify "$1" >"$said" 2>&1 || fail "sgdisk: status $?"
        expect_said 'No problems found'
        ! grep -q Caution "$said" || fail "sgdisk warns of $1"
    fi
}

# Disks as large as the image, a bit larger, of odd sizes, and far larger.
letters=ghijklmnopqrstuvwxyz
for image in "$gpt" "$mbr" "$iso"; do
    size=$(wc -c <"$image")
    for larger in 0 512 $((33 * 512)) $((34 * 512)) $((1024 * 1024 + 7 * 512)) $((59 * 1024 * 1024 + 512)); do
        letter="$(printf '%s' "$letters" | cut -c 1)"
        letters="${letters#?}"
        add_disk "$root" "sd$letter" $((size + larger)) usb1
        flash "$image" "sd$letter" --yes || fail "sd$letter: status $?"
        expect_said '100 %  reading back'
        expect_said "$root/dev/sd$letter holds the image"
        [ "$(wc -c <"$root/dev/sd$letter")" -eq $((size + larger)) ] || fail "sd$letter has another size"
        no_complaint "$root/dev/sd$letter" "$image"
        rm -r "$root/sys/block/sd$letter" "$root/dev/sd$letter"
    done
done

# Sectors of 4096 bytes; only fdisk can be told of them.
add_disk "$root" sdf $((64 * 1024 * 1024 + 4096)) usb1 4096
flash "$gpt_4096" sdf --yes || fail "sdf: status $?"
printf 'v\nq\n' | "$fdisk" -b 4096 "$root/dev/sdf" >"$said" 2>&1
expect_said 'No errors detected'
! grep -q -i -e corrupt -e mismatch -e 'not at the end' "$said" || fail "fdisk complains of sdf"

# A table that the disk had at its end before is not there any more.
add_disk "$root" sde $((16 * 1024 * 1024)) usb1
flash "$gpt" sde --yes || fail "sde, GPT: status $?"
flash "$mbr" sde --yes || fail "sde, MBR: status $?"
"$sfdisk" --list "$root/dev/sde" >"$said" 2>&1
expect_said 'Disklabel type: dos'
! grep -q -i gpt "$said" || fail 'a GPT is left on sde'
! tail -c 17408 "$root/dev/sde" | grep -q 'EFI PART' || fail 'the copy of a GPT is left on sde'

# What is refused.
add_disk "$root" sda $((16 * 1024 * 1024)) ata1
add_disk "$root" sdb $((16 * 1024 * 1024)) usb1
add_disk "$root" sdc $((1024 * 1024)) usb1
add_disk "$root" sdd $((16 * 1024 * 1024)) usb1 4096
echo 1 >"$root/sys/block/sde/ro"
mount_line='30 20 8:98 / /media/stick rw - vfat /dev/sdb rw'
expect_refusal 'is not removable: if it is the right one nevertheless, add --force' "$gpt" sda --yes
expect_refusal 'is too small: it has 1048576 bytes' "$gpt" sdc --yes --force
expect_refusal 'has sectors of 4096 bytes, and the image is for 512: build it with disk_image(' "$gpt" sdd --yes --force
expect_refusal 'has sectors of 512 bytes, and the image is for 4096: build it with' "$gpt_4096" sdb --yes --force
expect_refusal 'is write-protected' "$gpt" sde --yes --force
expect_refusal 'is not written: there is no terminal to ask on: add --yes' "$gpt" sdb
echo "$mount_line" >>"$root/proc/self/mountinfo"
expect_refusal "is in use: $root/dev/sdb is mounted on /media/stick: unmount it" "$gpt" sdb --yes --force
flash "$gpt" || fail 'it does not list the disks'
expect_said "$root/dev/sdb  16.7 MB    Maker Stick of usb1           is in use:"
expect_said "is not removable: if it is the right one nevertheless"
sed -i '$d' "$root/proc/self/mountinfo"
flash "$gpt" || fail 'it does not list the disks'
expect_said "bazel run //my:disk.flash -- $root/dev/sdb"
flash "$gpt" sda --yes --force || fail "sda with --force: status $?"
no_complaint "$root/dev/sda" "$gpt"
echo 99999 >"$root/sys/block/sdb/size"
expect_refusal 'is not the disk any more that the system describes' "$gpt" sdb --yes
echo 32768 >"$root/sys/block/sdb/size"

# What is no image, and what is no command line.
flash "$root/proc/swaps" sdb --yes && fail 'it writes what is no image'
expect_said 'swaps: it is no disk image'
flash "$gpt" sdb sda
[ $? -eq 2 ] || fail 'two disks are no wrong command line'

# A disk that takes no more than 2 MiB.
(
    ulimit -f 4096
    exec "$flasher" --root="$root" --target=//my:disk.flash --image="$gpt" --yes sdb
) >"$TEST_TMPDIR/pipe" 2>&1 </dev/null
status=$?
cp "$TEST_TMPDIR/pipe" "$said"
expect_not_whole 'it cannot be written at byte' sdb

# Nobody reads what it says: it goes on to the end.
add_disk "$root" sdz $((16 * 1024 * 1024)) usb1
nobody="$TEST_TMPDIR/nobody"
mkfifo "$nobody"
exec 3<>"$nobody"
exec 4>"$nobody" 3>&-
"$flasher" --root="$root" --image="$gpt" --yes sdz >&4 2>&1 </dev/null 4>&- &
writer=$!
exec 4>&-
wait "$writer" || fail "without a reader: status $?"
no_complaint "$root/dev/sdz" "$gpt"

# Somebody stops it when it has begun: it waits where it says how far it is, since nobody reads that.
add_disk "$root" sdy $((16 * 1024 * 1024)) usb1
mkfifo "$TEST_TMPDIR/full"
exec 3<>"$TEST_TMPDIR/full"
dd if=/dev/zero of="$TEST_TMPDIR/full" bs=4096 oflag=nonblock 2>"$said" # until it takes no more
"$flasher" --root="$root" --target=//my:disk.flash --image="$gpt" --yes sdy >/dev/null 2>&3 3>&- </dev/null &
writer=$!
tries=0
while [ "$(head -c 512 "$root/dev/sdy" | tr -d '\0' | wc -c)" -ne 0 ]; do
    tries=$((tries + 1))
    [ "$tries" -lt 100000 ] || fail 'sdy is not written'
done
kill -INT "$writer"
tr -d '\0' <"$TEST_TMPDIR/full" >"$said" 3>&- &
reader=$!
wait "$writer"
status=$?
exec 3>&-
wait "$reader"
expect_not_whole 'it was stopped' sdy
