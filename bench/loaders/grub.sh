#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Makes a disk from which GRUB boots a kernel by multiboot2, as `grub-install` would: boot.img in the
# first sector, GRUB itself between that and the partition. It has no menu, no script and no module
# that it does not need: nothing that would cost it time.
#
#   grub.sh FAT_DISK_SH GRUB_MKIMAGE MCOPY MFORMAT BOOT_IMG KERNEL DISK SIZE
#
# GRUB's other parts lie beside BOOT_IMG. SIZE becomes a file with the number of bytes
# that the loader has on the disk.
set -eu

# shellcheck source=/dev/null
. "$1"
mkimage=$2
PATH=$(dirname "$3"):$(dirname "$4"):$PATH
boot_img=$5 kernel=$6 disk=$7 size=$8

cat > "$disk.cfg" <<CONFIG
multiboot2 (hd0,msdos1)/kernel
boot
CONFIG
"$mkimage" --format=i386-pc --directory="$(dirname "$boot_img")" --prefix=/boot \
  --config="$disk.cfg" --output="$disk.core" biosdisk part_msdos fat multiboot2 boot

make_fat_disk "$disk" "$boot_img" "$kernel=kernel"
dd if="$disk.core" of="$disk" bs=512 seek=1 conv=notrunc status=none
size_of "$boot_img" "$disk.core" > "$size"
rm "$disk.cfg" "$disk.core"
