#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Makes a disk from which GRUB boots a kernel with two modules, with no more of GRUB than that takes.
#
#   grub.sh FORMAT VERSION FAT_DISK_SH GRUB_MKIMAGE MCOPY MFORMAT MMD PART KERNEL FIRST SECOND DISK
#
# FORMAT is i386-pc, or x86_64-efi; VERSION that of Multiboot: 1, or 2. GRUB's parts lie beside PART.
set -eu

format=$1 version=$2
# shellcheck source=/dev/null
. "$3"
mkimage=$4
PATH=$(dirname "$5"):$(dirname "$6"):$(dirname "$7"):$PATH
parts=$(dirname "$8") kernel=$9
shift 9
first=$1 second=$2 disk=$3

case $version in
1) boot=multiboot module=module ;;
*) boot=multiboot2 module=module2 ;;
esac
case $format in
i386-pc) root='(hd0,msdos1)' video='vbe vga' reads=biosdisk ;;
*) root='' video=efi_gop reads='' ;; # what it was started from is its root
esac

cat > "$disk.cfg" <<CONFIG
$boot $root/kernel one two=\"three\"
$module $root/first boot/first
$module $root/second second
boot
CONFIG
# shellcheck disable=SC2086  # names of modules
"$mkimage" --format="$format" --directory="$parts" --prefix=/boot --config="$disk.cfg" \
  --output="$disk.grub" $reads $video part_msdos fat "$boot" boot

if [ "$format" = i386-pc ]; then
  make_fat_disk "$disk" "$parts/boot.img" "$kernel=kernel" "$first=first" "$second=second"
  dd if="$disk.grub" of="$disk" bs=512 seek=1 conv=notrunc status=none
else
  make_fat_disk "$disk" /dev/null "$kernel=kernel" "$first=first" "$second=second"
  mmd -i "$disk@@1M" ::EFI ::EFI/BOOT
  mcopy -i "$disk@@1M" "$disk.grub" ::EFI/BOOT/BOOTX64.EFI
fi
rm "$disk.cfg" "$disk.grub"
