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

refuse() { # SENTENCE
  echo "$deb: $1" >&2
  exit 1
}

length="$(wc -c < "$deb")"
[ "$(bytes 0 7)" = "!<arch>" ] || refuse "is no Debian package"
offset=8
while :; do
  name="$(bytes "$offset" 16 | tr -d ' /')"
  size="$(bytes $((offset + 48)) 10 | tr -d ' ')"
  [ $((offset + 60)) -le "$length" ] || refuse "holds no data.tar"
  case "$size" in
    "" | *[!0-9]*) refuse "the size of '$name' is '$size', which is no number" ;;
  esac
  # Not octal.
  size="$(echo "$size" | sed 's/^0*\(.\)/\1/')"
  [ $((offset + 60 + size)) -le "$length" ] || refuse "is cut short: '$name' should have $size bytes"
  case "$name" in
    data.tar.xz) decompress="xz -dc" ;;
    data.tar.gz) decompress="gzip -dc" ;;
    data.tar.zst) decompress="zstd -dc" ;;
    data.tar) decompress="cat" ;;
    *) offset=$((offset + 60 + size + size % 2)); continue ;;
  esac
  break
done

# Members are named ./usr/..., the globs are not.
sed 's,^,./,' "$keep" > "$deb.keep"
sed 's,^,./,' "$drop" > "$deb.drop"
rm -f "$deb.broken"
# A pipe ends as its last program does, and tar may have all its files before the stream breaks off.
{ bytes $((offset + 60)) "$size" | $decompress || touch "$deb.broken"; } |
  tar -xf - -C "$folder" --no-same-owner --wildcards \
    --exclude-from="$deb.drop" --files-from="$deb.keep"
[ ! -e "$deb.broken" ] || refuse "$name cannot be decompressed to its end"
