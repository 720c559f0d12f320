# SPDX-License-Identifier: Apache-2.0
# Writes a lock. Input: lines of the signed index. In the folder `work`: launchers, drop and libraries,
# and for each package files/NAME (without it the package is left out) and licences/NAME.

function strings(file, indent,   line, separator) {
  separator = ""
  while ((getline line < file) > 0) {
    gsub(/["\\]/, "\\\\&", line)
    printf "%s\n%s\"%s\"", separator, indent, line
    separator = ","
  }
  close(file)
}

# Lines of a name and a value, as the members of an object.
function members(file, indent,   word, separator) {
  separator = ""
  while ((getline line < file) > 0) {
    split(line, word, " ")
    printf "%s\n%s\"%s\": \"%s\"", separator, indent, word[1], word[2]
    separator = ","
  }
  close(file)
}

BEGIN {
  print "{"
  printf "  \"made_by\": \"toolchain/packages/update\",\n"
  printf "  \"suite\": \"%s\",\n", suite
  printf "  \"purpose\": \"%s\",\n", purpose
  printf "  \"unpacked_size\": %d,\n", unpacked
  printf "  \"programs\": {"
  members(work "/launchers", "    ")
  printf "\n  },\n"
  printf "  \"drop\": ["
  strings(work "/drop", "    ")
  printf "\n  ],\n  \"library_folders\": ["
  strings(work "/libraries", "    ")
  printf "\n  ],\n  \"packages\": ["
}

{
  files = work "/files/" $1
  if ((getline line < files) <= 0) next
  close(files)
  printf "%s\n    {\n", comma
  printf "      \"package\": \"%s\",\n      \"version\": \"%s\",\n", $1, $2
  printf "      \"source\": \"%s\",\n      \"source_version\": \"%s\",\n", $7, $8
  printf "      \"archive\": \"%s\",\n      \"path\": \"%s\",\n", $3, $4
  printf "      \"sha256\": \"%s\",\n      \"size\": %d,\n", $5, $6
  printf "      \"licences\": ["
  strings(work "/licences/" $1, "        ")
  printf "\n      ],\n      \"files\": ["
  strings(files, "        ")
  printf "\n      ]\n    }"
  comma = ","
}

END { print "\n  ]\n}" }
