# SPDX-License-Identifier: Apache-2.0
# Prints the licences that a copyright file of Debian's has a text of, one a line: the source package,
# the name and the text as a string of JSON, with tabs between. Not those that SPDX has a name for:
#
#   awk -v source=PACKAGE -f licence_texts.awk licence_names.bzl COPYRIGHT
#
# Only the machine-readable format (DEP-5) has names. A text may stand in a paragraph of its own or
# beside the files that it is for; of several under one name all are printed.

function add_text() {
  # "A or B" are two licences: each has a text of its own.
  if (text != "" && name !~ / (and|or|OR) / && !(name in in_spdx) && index(texts[name], text) == 0) {
    texts[name] = texts[name] (texts[name] == "" ? "" : "\\n\\n") text
  }
  name = text = ""
}

# The first file.
FNR == NR {
  if (match($0, /^    "[^"]+": "/)) in_spdx[substr($0, 6, RLENGTH - 9)]
  next
}

FNR == 1 && !/^Format:.*copyright-format\/1/ { exit }
/^License:/ {
  add_text()
  name = $0
  sub(/^License:[ \t]*/, "", name)
  sub(/[ \t]+$/, "", name)
  next
}
name != "" && /^[ \t]/ {
  # Each line has a space before it, and an empty one is a full stop.
  sub(/^[ \t]/, "")
  if ($0 == ".") $0 = ""
  gsub(/["\\]/, "\\\\&")
  gsub(/\t/, "\\t")
  gsub(/[\001-\037]/, "")
  text = text (text == "" ? "" : "\\n") $0
  next
}
{ add_text() }

END {
  add_text()
  for (name in texts) printf "%s\t%s\t\"%s\"\n", source, name, texts[name]
}
