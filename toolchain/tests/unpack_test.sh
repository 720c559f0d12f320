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
