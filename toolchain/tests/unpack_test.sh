#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Unpacking of .deb files, with one made here.
#
#   unpack_test.sh UNPACK_SH
set -eu

unpack="$PWD/$1"
cd "$TEST_TMPDIR"

mkdir -p content/usr/bin content/usr/share/doc
echo program > content/usr/bin/program
echo text > content/usr/share/doc/text
echo other > content/usr/bin/other
tar -C content -cJf data.tar.xz ./usr

member() { # NAME
  printf '%-16s%-12s%-6s%-6s%-8s%-10s`\n' "$1" 0 0 0 100644 "$(wc -c < "$1")"
  cat "$1"
  [ $(($(wc -c < "$1") % 2)) -eq 0 ] || printf '\n'
}
printf 'odd' > debian-binary
{
  printf '!<arch>\n'
  member debian-binary
  member data.tar.xz
} > package.deb

echo "usr/bin/*" > keep
echo "*/other" > drop
mkdir root
sh "$unpack" package.deb keep drop root
[ "$(find root -type f)" = root/usr/bin/program ]
[ "$(cat root/usr/bin/program)" = program ]

# A file that the lock names and the package lacks is an error, not a surprise
# at the first use.
echo "usr/bin/absent" > keep
if sh "$unpack" package.deb keep drop root 2> message; then
  echo "a missing file was not noticed" >&2
  exit 1
fi
grep -q absent message

# refused WHAT WORDS, of broken.deb: an error that says so, and an end.
echo "usr/bin/*" > keep
refused() {
  rm -rf root && mkdir root
  if timeout 60 sh "$unpack" broken.deb keep drop root 2> message; then
    echo "$1 was not noticed" >&2
    exit 1
  fi
  if ! grep -q "^broken.deb: .*$2" message; then
    cat message >&2
    echo "$1: no sentence with '$2'" >&2
    exit 1
  fi
}

length="$(wc -c < package.deb)"
for cut in 1 30 100; do
  head -c $((length - cut)) package.deb > broken.deb
  refused "a package cut by $cut bytes" "is cut short"
done
head -c 100 package.deb > broken.deb
refused "a package cut in the header of a member" "holds no data.tar"
echo "not a package" > broken.deb
refused "another file" "is no Debian package"

# with_member FILE SIZE: a package whose data.tar.xz is FILE, and is said to have SIZE bytes.
with_member() {
  printf '!<arch>\n%-16s%-12s%-6s%-6s%-8s%-10s`\n' data.tar.xz 0 0 0 100644 "$2" > broken.deb
  cat "$1" >> broken.deb
}
for size in -60 -8 '' 1e3 0x10; do
  with_member data.tar.xz "$size"
  refused "a member of '$size' bytes" "is no number"
done
# Back to the same member, for ever.
printf '!<arch>\n%-16s%-12s%-6s%-6s%-8s%-10s`\n' loop 0 0 0 100644 -60 > broken.deb
refused "a member that ends where it begins" "is no number"
# The archive is whole, and the stream in it is not: 30 bytes are xz's index, behind all files.
size=$(($(wc -c < data.tar.xz) - 30))
head -c "$size" data.tar.xz > short.tar.xz
with_member short.tar.xz "$size"
refused "a stream cut by 30 bytes" "data.tar.xz cannot be decompressed"
with_member data.tar.xz "0000$(wc -c < data.tar.xz)"
rm -rf root && mkdir root
sh "$unpack" broken.deb keep drop root
