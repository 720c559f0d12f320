#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Makes a disk from which UEFI firmware starts GRUB, and that a kernel by multiboot2: one program, as
# `grub-mkstandalone` would make it, without a menu, a script, or a module that it does not need.
#
#   grub_uefi.sh FAT_DISK_SH GRUB_MKIMAGE MCOPY MFORMAT MMD KERNEL_IMG KERNEL DISK SIZE
#
# GRUB's other parts lie beside KERNEL_IMG. SIZE becomes a file with the number of bytes that the
# loader has on the disk.
set -eu

# shellcheck source=/dev/null
. "$1"
mkimage=$2
PATH=$(dirname "$3"):$(dirname "$4"):$(dirname "$5"):$PATH
kernel_img=$6 kernel=$7 disk=$8 size=$9

# What it was started from is its root.
cat > "$disk.cfg" <<CONFIG
multiboot2 /kernel
boot
CONFIG
"$mkimage" --format=x86_64-efi --directory="$(dirname "$kernel_img")" --prefix=/boot \
  --config="$disk.cfg" --output="$disk.efi" part_msdos fat multiboot2 boot

make_fat_disk "$disk" /dev/null "$kernel=kernel"
mmd -i "$disk@@1M" ::EFI ::EFI/BOOT
mcopy -i "$disk@@1M" "$disk.efi" ::EFI/BOOT/BOOTX64.EFI
size_of "$disk.efi" > "$size"
rm "$disk.cfg" "$disk.efi"
