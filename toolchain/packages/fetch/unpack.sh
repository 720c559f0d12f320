#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Unpacks the wanted files of one .deb, with tar and xz alone.
#
#   unpack.sh DEB KEEP DROP FOLDER
#
# KEEP and DROP are files that hold one glob a line. A .deb is an ar archive:
# 8 bytes of magic, then for each member a header of 60 bytes, whose last field
# but two is the size in decimal, and the content padded to an even length.
set -eu

deb="$1" keep="$2" drop="$3" folder="$4"

bytes() { # OFFSET LENGTH
  tail -c "+$(($1 + 1))" "$deb" | head -c "$2"
}

offset=8
while :; do
  name="$(bytes "$offset" 16 | tr -d ' /')"
  size="$(bytes $((offset + 48)) 10 | tr -d ' ')"
  case "$name" in
    data.tar.xz) decompress="xz -dc" ;;
    data.tar.gz) decompress="gzip -dc" ;;
    data.tar.zst) decompress="zstd -dc" ;;
    data.tar) decompress="cat" ;;
    "") echo "$deb: holds no data.tar" >&2; exit 1 ;;
    *) offset=$((offset + 60 + size + size % 2)); continue ;;
  esac
  break
done

# Members are named ./usr/..., the globs are not.
sed 's,^,./,' "$keep" > "$deb.keep"
sed 's,^,./,' "$drop" > "$deb.drop"
bytes $((offset + 60)) "$size" | $decompress |
  tar -xf - -C "$folder" --no-same-owner --wildcards \
    --exclude-from="$deb.drop" --files-from="$deb.keep"
