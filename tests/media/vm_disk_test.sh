#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# A disk of a virtual machine has what the image has, and is the same each time:
#
#   vm_disk_test.sh DISK IMAGE FORMAT OPTIONS TOOLS...
#
# OPTIONS are qemu-img's for the format, and TOOLS are the paths of vm_disk, file, its magic and qemu-img.
set -u

disk="$1" image="$2" format="$3" options="$4"
shift 4
vm_disk="$1" file="$2" magic="$3" qemu_img="$4"
work="$TEST_TMPDIR"

fail() {
    echo "FAILED: $1" >&2
    [ -z "${2-}" ] || cat "$2" >&2
    exit 1
}

"$file" -L -b -m "$magic" "$disk" >"$work/said" || fail file "$work/said"
case "$format" in
    qcow2) kind='^QEMU QCOW Image (v3)' ;;
    vdi) kind='VirtualBox Disk Image' ;;
    vmdk) kind='^VMware4 disk image' ;;
esac
grep -q "$kind" "$work/said" || fail "file says something else than '$kind'" "$work/said"

"$qemu_img" info -f "$format" "$disk" >"$work/said" 2>&1 || fail 'qemu-img info' "$work/said"
"$qemu_img" check -f "$format" "$disk" >"$work/said" 2>&1 || fail 'qemu-img check' "$work/said"
grep -q 'No errors were found' "$work/said" || fail 'qemu-img check finds errors' "$work/said"
"$qemu_img" convert -f "$format" -O raw "$disk" "$work/raw" || fail 'qemu-img convert'
cmp "$image" "$work/raw" || fail 'it has something else than the image'

# What qemu-img makes up is not in it: with the same options, from a file without holes.
cat "$image" >"$work/image"
mkdir "$work/again"
again="$work/again/$(basename "$disk")"
"$qemu_img" convert -f raw -O "$format" -o "$options" "$work/image" "$again" || fail 'qemu-img convert, again'
if [ "$format" != qcow2 ]; then
    ! cmp -s "$disk" "$again" || fail 'qemu-img makes nothing up: vm_disk is not needed any more'
fi
"$vm_disk" --image="$work/image" --disk="$again" || fail vm_disk
cmp "$disk" "$again" || fail 'it is another each time'

# And it says what is wrong.
head -c 400 "$again" >"$work/short"
if [ "$format" != qcow2 ]; then
    ! "$vm_disk" --image="$work/image" --disk="$work/short" >"$work/said" 2>&1 || fail 'a disk that is cut short'
    grep -q 'cut short' "$work/said" || fail 'a disk that is cut short' "$work/said"
fi
! "$vm_disk" --image="$work/image" --disk="$work/image" >"$work/said" 2>&1 || fail 'an image as a disk'
grep -q 'is no disk of the format qcow2, VMDK or VDI' "$work/said" || fail 'an image as a disk' "$work/said"
