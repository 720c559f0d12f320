# SPDX-License-Identifier: Apache-2.0
# Writes the texts of licences beside a lock file: what licence_texts.awk prints, sorted.
BEGIN {
  FS = "\t"
  printf "{"
}
($1, $2) in seen { next }  # the packages of one source repeat each other
{
  seen[$1, $2]
  if ($1 != source) printf "%s\n  \"%s\": {", source == "" ? "" : "\n  },", $1
  else printf ","
  source = $1
  printf "\n    \"%s\": %s", $2, $3
}
END { print (source == "" ? "}" : "\n  }\n}") }
