# SPDX-License-Identifier: Apache-2.0
# Sourced by update: reading manifests. README.md has the lines that there are.
# shellcheck shell=sh

# Prints the values of one kind of line that a set's own manifest has.
own() { # SET KIND
  awk -v kind="$2" '$1 == kind { $1 = ""; print substr($0, 2) }' "sets/$1/manifest"
}

# The same, following "include".
manifest() { # SET KIND
  own "$1" "$2"
  own "$1" include | while read -r included; do
    manifest "$included" "$2"
  done
}

# The manifests that a set consists of, its own first.
manifests() { # SET
  echo "sets/$1/manifest"
  own "$1" include | while read -r included; do
    manifests "$included"
  done
}

# Every set, one a line.
all_sets() {
  for file in sets/*/manifest; do
    basename "$(dirname "$file")"
  done
}

# Stops where a set's manifests lack a line, or name a set that is none: before anything is fetched.
check_manifest() { # SET
  [ -r "sets/$1/manifest" ] || fail "there is no set $1, as toolchain/packages/sets has no $1/manifest;" \
    "there are: $(all_sets | paste -sd ' ')"
  [ "$(own "$1" suite | wc -w)" -eq 1 ] || fail "sets/$1/manifest: no suite of Debian, or several;" \
    "give it one line such as \"suite bookworm\""
  # It becomes a string of JSON as it is.
  [ "$(own "$1" purpose | grep -c '^[^"\]*$')" -eq 1 ] ||
    fail "sets/$1/manifest: does not say what the set is for;" \
      "give it one line \"purpose SENTENCE\", without double quotes or backslashes"
  for included in $(own "$1" include); do
    [ -r "sets/$included/manifest" ] ||
      fail "sets/$1/manifest: there is no sets/$included/manifest to include;" \
        "correct the line \"include $included\" or take it out"
    check_manifest "$included"
    [ "$(own "$included" suite)" = "$(own "$1" suite)" ] ||
      fail "sets/$1/manifest: is of $(own "$1" suite), but includes $included, which is of" \
        "$(own "$included" suite); one set is of one suite"
  done
}
