#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Unpacks debs/*.deb of the current folder into root/: debs/order names the
# packages, debs/NAME.files the wanted files, debs/drop the unwanted ones.
#
#   unpack_all.sh PATH_OF_UNPACK_SH
set -eu

mkdir -p root
# shellcheck disable=SC2016  # the inner shell expands its own arguments
xargs -P "$(nproc)" -n 1 sh -c '
  sh "$0" "debs/$1.deb" "debs/$1.files" debs/drop root
' "$1" < debs/order

# Links to absolute paths would lead out, into the machine's own files. From a
# folder N levels below root/, N times ".." is root/.
find root -type l -lname '/*' | while read -r link; do
  up="$(dirname "${link#root/}" | sed -e 's,[^/][^/]*,..,g')"
  ln -sfn "$up$(readlink "$link")" "$link"
done

# What a link leads to may have been left out on purpose.
find root -xtype l -exec rm {} +
