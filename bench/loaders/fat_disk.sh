#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# A disk with a FAT partition and a kernel in it, for loaders that read files. To be sourced.
# Needs mformat and mcopy in PATH.
#
# The bytes do not depend on the day or the machine, but for the times that SYSLINUX's installer gives
# its files: mtools gets a serial number, UTC, and files whose time is set.
export MTOOLSRC=/dev/null MTOOLS_SKIP_CHECK=1 TZ=UTC0
# ASCII, which the C library knows by itself: for others it would look into this machine's folders.
export DEFAULT_CODEPAGE=367

partition_first_sector=2048
room_for_loader=16384 # sectors

# The bytes of a 32-bit number, the lowest first.
little_endian() { # NUMBER
  for shift in 0 8 16 24; do
    # shellcheck disable=SC2059  # the format is what is wanted: a byte in octal
    printf "\\$(printf '%03o' $(($1 >> shift & 255)))"
  done
}

overwrite() { # FILE OFFSET, with standard input
  dd of="$1" bs=1 seek="$2" conv=notrunc status=none
}

# Makes DISK with BOOT_CODE in its first sector and the files in the first partition, which is active.
# mtools finds the partition at "$disk@@1M".
make_fat_disk() { # DISK BOOT_CODE FILE=NAME...
  disk=$1
  boot_code=$2
  shift 2
  bytes=0
  for file in "$@"; do
    bytes=$((bytes + $(wc -c < "${file%=*}")))
  done
  sectors=$((bytes / 512 + room_for_loader))
  rm -f "$disk"
  truncate -s $(((partition_first_sector + sectors) * 512)) "$disk"

  head -c 440 "$boot_code" | overwrite "$disk" 0
  # An entry of the partition table. Its end is the geometry's largest, from which firmware takes
  # 63 sectors for a track: GRUB ends each read with a track.
  {
    printf '\200\376\377\377\014\376\377\377'
    little_endian "$partition_first_sector"
    little_endian "$sectors"
  } | overwrite "$disk" 446
  printf '\125\252' | overwrite "$disk" 510

  mformat -i "$disk@@1M" -T "$sectors" -h 255 -s 63 -H "$partition_first_sector" -N 1 ::
  for file in "$@"; do
    copy=$disk.file
    cp -L "${file%=*}" "$copy"
    chmod u+w "$copy"
    touch -d @1000000000 "$copy"
    mcopy -m -i "$disk@@1M" "$copy" "::${file##*=}"
    rm "$copy"
  done
}

# Prints the sum of the files' sizes.
size_of() { # FILE...
  cat "$@" | wc -c
}
