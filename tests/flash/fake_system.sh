# SPDX-License-Identifier: Apache-2.0
# Sourced: makes folders that stand for a machine's /sys, /proc and /dev, with files for disks.
# shellcheck shell=sh

# make_system FOLDER: a machine without disks.
make_system() {
    mkdir -p "$1/sys/block" "$1/sys/devices/pci0000:00" "$1/proc/self" "$1/dev"
    printf '20 1 0:21 / /proc rw,relatime - proc proc rw\n' >"$1/proc/self/mountinfo"
    printf 'Filename\tType\tSize\tUsed\tPriority\n' >"$1/proc/swaps"
}

# add_disk FOLDER NAME SIZE BUS [SECTOR_SIZE]: a disk of that many bytes, full of old things. BUS is a part of
# the path of its device: "usb1", "ata1".
add_disk() {
    at="$1/sys/devices/pci0000:00/$4/block/$2"
    mkdir -p "$at/queue" "$at/device" "$at/holders"
    ln -s "../devices/pci0000:00/$4/block/$2" "$1/sys/block/$2"
    echo "8:$(printf '%d' "'$(printf '%s' "$2" | cut -c 3)")" >"$at/dev"
    echo $(($3 / 512)) >"$at/size"
    echo 0 >"$at/removable"
    echo 0 >"$at/ro"
    echo "${5:-512}" >"$at/queue/logical_block_size"
    echo 'Maker   ' >"$at/device/vendor"
    echo "Stick of $4" >"$at/device/model"
    head -c "$3" /dev/zero | tr '\0' '\252' >"$1/dev/$2"
}
