# SPDX-License-Identifier: Apache-2.0
# Sourced: what an output may not hold.
# shellcheck shell=bash disable=SC2034,SC2154  # variables of common.sh

# A name that nothing else holds, for the machine on which Bazel runs.
host_name=hermetic-check-host

# as_host: lets Bazel run on a machine of that name, where that can be had.
as_host() {
  local wrapper=(unshare --uts)
  [ "$(id -u)" -eq 0 ] || wrapper+=(--user --map-root-user)
  # shellcheck disable=SC2016  # sh is to expand this
  wrapper+=(sh -c 'hostname "$0" && exec "$@"' "$host_name")
  if "${wrapper[@]}" true 2>/dev/null; then
    enter=("${wrapper[@]}")
  else
    host_name=$(uname -n)
  fi
}

# leaky_words: what to search outputs for, a line each. Folders of the machines are all below
# $work; a sandbox may have its folder elsewhere.
leaky_words() {
  printf '%s\n' "$work" bazel-sandbox linux-sandbox/ "$host_name" hermetic-check-user
  # In the words of __DATE__, and of date(1).
  LC_ALL=C date '+%b %e %Y'
  LC_ALL=C date '+%F'
  LC_ALL=C date '+%a %b %e'
}

# leaks MACHINE: a line for each output with such a word in it.
leaks() {
  outputs "$1" | (
    cd "$work/$1/base/execroot/slipway/bazel-out" &&
      xargs -d '\n' grep -alFf <(leaky_words) --
  )
}

# foreign_headers MACHINE: what the compiler read that is neither a source, nor made by the
# build, nor in a pinned package. It writes that down for each file, in make's syntax.
foreign_headers() {
  local root=$work/$1/base/execroot/slipway
  (cd "$root" && find bazel-out/*/bin -name '*.d' -exec cat {} +) |
    sed 's/^[^ ]*: //; s/\\$//' | tr -s ' ' '\n' | sort -u | sed '/^$/d' |
    while read -r file; do
      case $file in
        # What Bazel found on the machine, rather than fetched.
        external/local_*) say "$file" ;;
        external/* | bazel-out/*) ;;
        /* | ../* | */../*) say "$file" ;;
        *) [ -e "$work/$1/src/$file" ] || say "$file" ;;
      esac
    done
}

# foreign_programs MACHINE: what its actions started that is neither pinned, nor made by the build,
# nor the documented shell.
foreign_programs() {
  programs "$1" | grep -vE '^(external/(llvm|bazel_tools)/|bazel-out/|(/usr)?/bin/bash$)'
}

# exempt MACHINE: rules that ask Bazel not to treat them as all others: to run outside the sandbox or
# with the network, not to be kept in caches, or to have the date stamped in.
exempt() {
  local tags="no-sandbox|local|external|exclusive|requires-network|(no|no-remote)-(cache|cache-upload|exec)|no-remote"
  on "$1" query --noshow_progress 2>"$work/$1/log" "attr(tags, '[\\[ ]($tags)[\\],]', //...)
    union attr(local, '^1$', //...) union attr(stamp, '^1$', //...)" || tail -n 3 "$work/$1/log"
}

# kept_apart MACHINE: its actions that may not be taken from a cache or run elsewhere, whatever the
# attributes of their rules say.
kept_apart() {
  awk '/^  "(remotable|cacheable)": false/ { apart = 1 }
    /^  "mnemonic"/ { if (apart) print message; apart = 0 }
    /^  "progressMessage"/ { message = $0; gsub(/^[^:]*: "|",$/, "", message) }' \
    "$work/$1/actions.json"
}

# for_this_processor MACHINE: options by which the compiler looks at the processor it runs on. The
# next machine has another, and would take the result from the cache all the same.
for_this_processor() {
  {
    # JSON has "=" as a number.
    sed 's/\\u003d/=/g' "$work/$1/actions.json"
    find "$work/$1/base/execroot/slipway/bazel-out/" -name '*.params' -exec cat {} +
  } | grep -oE -e '-m(arch|cpu|tune)=native' | LC_ALL=C sort -u
}
