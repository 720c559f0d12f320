#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Makes a disk from which SYSLINUX boots a kernel by multiboot, with its own installer. There is no
# prompt and no menu.
#
#   syslinux.sh FAT_DISK_SH SYSLINUX MATTRIB MCOPY MFORMAT MBR KERNEL DISK SIZE
#
# MBR is the boot sector; beside its folder is that of the modules. SIZE becomes a file with the
# number of bytes that the loader has on the disk.
set -eu

# shellcheck source=/dev/null
. "$1"
installer=$2
PATH=$(dirname "$3"):$(dirname "$4"):$(dirname "$5"):$PATH # the installer calls them, too
mbr=$6 kernel=$7 disk=$8 size=$9
modules=$(dirname "$mbr")/../modules/bios

cat > "$disk.cfg" <<CONFIG
DEFAULT kernel
LABEL kernel
COM32 mboot.c32
APPEND kernel
CONFIG
make_fat_disk "$disk" "$mbr" "$kernel=kernel" "$disk.cfg=syslinux.cfg" \
  "$modules/libcom32.c32=libcom32.c32" "$modules/mboot.c32=mboot.c32"
"$installer" --install --offset 1048576 "$disk"

# What the installer has put there.
for file in ldlinux.sys ldlinux.c32; do
  mcopy -n -i "$disk@@1M" "::$file" "$disk.$file"
done
size_of "$mbr" "$disk.ldlinux.sys" "$disk.ldlinux.c32" \
  "$modules/libcom32.c32" "$modules/mboot.c32" > "$size"
rm "$disk.cfg" "$disk.ldlinux.sys" "$disk.ldlinux.c32"
