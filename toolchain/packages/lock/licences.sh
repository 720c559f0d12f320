# SPDX-License-Identifier: Apache-2.0
# Sourced by update: what packages' copyright files say of licences.
# shellcheck shell=sh disable=SC2154  # update sets $work

# $work/licences/NAME becomes what a package's copyright file calls its licences, if it is in the
# machine-readable format (DEP-5); else it is empty. Every licence that any file of the package has.
# $work/SET.licences.json becomes their texts.
read_licences() { # SET
  while read -r name _ _ _ _ _ source _; do
    copyright="$work/root/usr/share/doc/$name/copyright"
    [ -r "$copyright" ] || fail "$name has no copyright file"
    licences_in "$copyright" > "$work/licences/$name"
    [ ! -e "$work/files/$name" ] || licence_texts_in "$copyright" "$source"
  done < "$work/described" > "$work/texts"
  write_licence_texts "$1"
}

licences_in() { # COPYRIGHT_FILE
  awk 'BEGIN { RS = ""; FS = "\n" }
    NR == 1 && !/(^|\n)Format:.*copyright-format\/1/ { exit }
    /(^|\n)Files:/ {
      for (i = 1; i <= NF; i++) if ($i ~ /^License:/) {
        sub(/^License:[ \t]*/, "", $i)
        sub(/[ \t]+$/, "", $i)
        if ($i != "") print $i
      }
    }' "$1" | LC_ALL=C sort -u
}

# In ASCII: versions of Bazel do not agree on what else a string may hold.
licence_texts_in() { # COPYRIGHT_FILE SOURCE_PACKAGE
  LC_ALL=C.UTF-8 iconv -c -f UTF-8 -t ASCII//TRANSLIT "$1" > "$work/copyright"
  awk -v source="$2" -f lock/licence_texts.awk lock/licence_names.bzl "$work/copyright"
}

write_licence_texts() { # SET
  LC_ALL=C sort "$work/texts" | awk -f lock/write_licences.awk > "$work/$1.licences.json"
}
