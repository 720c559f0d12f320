# SPDX-License-Identifier: Apache-2.0
# Sourced by update: a set that is not there yet.
# shellcheck shell=sh disable=SC2154  # update sets $work

# Makes sets/SET with a first manifest: all that is in the packages, but for what people read.
new_manifest() { # SET SUITE PACKAGE...
  set="$1" suite="$2"
  shift 2
  echo "$set" | grep -qE '^[a-z][a-z0-9_]*$' ||
    fail "a set is named by small letters, digits and \"_\", as it becomes a repository: not $set"
  [ ! -e "sets/$set" ] || fail "there is a set $set already: edit sets/$set/manifest"
  mkdir "sets/$set"
  {
    printf '# What is in this set and why: write it here.\n\n'
    printf 'suite %s\npurpose to be written: sets/%s/manifest\n\n' "$suite" "$set"
    printf 'package %s\n' "$@"
    printf '\n'
    printf 'keep %s *\n' "$@"
    printf 'drop usr/share/%s/*\n' doc info lintian locale man
  } > "sets/$set/manifest"
}

# Adds the programs of the set's own packages, once they are unpacked.
name_programs() { # SET
  own "$1" package | while read -r package; do
    grep -E '^(usr/)?s?bin/[^/]+$' "$work/contents/$package" || :
  done | while read -r file; do
    [ ! -L "$work/root/$file" ] || continue
    [ "$(head -c 4 "$work/root/$file" | tail -c 3)" != ELF ] ||
      printf 'run %s\nprogram %s %s\n' "$file" "$(basename "$file")" "$file"
  done > "$work/found"
  [ ! -s "$work/found" ] || {
    echo
    cat "$work/found"
  } >> "sets/$1/manifest"
}

# The BUILD file of the set's repository: its programs, and its files.
write_build_file() { # SET
  programs="$(own "$1" program | cut -d ' ' -f 1)"
  {
    printf '# SPDX-License-Identifier: Apache-2.0\n"""BUILD file of @%s."""\n\n' "$1"
    [ -z "$programs" ] ||
      printf 'load("@slipway//toolchain/packages/fetch:packaged_program.bzl", "packaged_program")\n\n'
    printf 'filegroup(\n    name = "files",\n    srcs = glob(["root/**"]),\n'
    printf '    visibility = ["//visibility:public"],\n)\n'
    for program in $programs; do
      printf '\npackaged_program(\n    name = "%s",\n    files = [":files"],\n' "$program"
      printf '    launcher = "bin/%s",\n    visibility = ["//visibility:public"],\n)\n' "$program"
    done
  } > "sets/$1/repository.BUILD.bazel"
}

# Adds the set to a list of one name a line between two lines that match, in its place.
add_to_list() { # FILE BEGIN END SET
  awk -v begin="$2" -v end="$3" -v set="$4" '
    $0 ~ begin { inside = 1 }
    inside && !done && (match($0, /^ *"/) && substr($0, RLENGTH + 1) > set "\"," || $0 ~ end) {
      print "    \"" set "\","
      done = 1
    }
    { print }' "$1" > "$work/list"
  cat "$work/list" > "$1"
}

# The set's place in what lists sets.
list_set() { # SET
  add_to_list sets/list.bzl '^SETS' '^]' "$1"
  add_to_list ../../MODULE.bazel '^use_repo' '^\\)' "$1"
}
