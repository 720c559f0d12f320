# SPDX-License-Identifier: Apache-2.0
# Sourced by every check here: throw-away machines, borrowed programs, and the count.
#
# A machine is a folder with a copy of the sources, a HOME, an output base and an
# environment of its own, in which nothing of the caller's is left.
# shellcheck shell=bash disable=SC2034  # some variables are only for the checks
set -uo pipefail

repository=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
work=$(mktemp -d "${TMPDIR:-/tmp}/slipway-hermetic.XXXXXX")
# Packages that were fetched before are not fetched again: they are known by their SHA-256.
: "${SLIPWAY_REPOSITORY_CACHE:=${XDG_CACHE_HOME:-$HOME/.cache}/bazel/_bazel_$(id -un)/cache/repos/v1}"
mkdir -p "$SLIPWAY_REPOSITORY_CACHE" "$work/bin"
# Programs of Debian that this machine lacks; "run" keeps them from one check to the next.
borrowed=${SLIPWAY_HERMETIC_BORROWED:-$work/borrowed}
mkdir -p "$borrowed"
# shellcheck source=proofs/count.sh
source "$repository/proofs/count.sh"
# shellcheck source=proofs/debian/packages.sh
source "$repository/proofs/debian/packages.sh"
# shellcheck source=proofs/hermetic/actions.sh
source "$repository/proofs/hermetic/actions.sh"

machines=()
# What Bazel is started by; a check may put a command here that makes another world, or, for one
# machine, into its file "enter", a word on each line.
enter=()
# Processes that end with the check.
servers=()

say() {
  printf '%s\n' "$*"
}

# The rest of a check makes no sense.
give_up() {
  verdict 1 "$*"
  exit
}

skip() {
  skipped=$((skipped + 1))
  say "skipped: $*"
  exit
}

finish() {
  local status=$? machine
  [ "$status" -eq 0 ] || [ "$failed" -gt 0 ] || failed=1
  for machine in "${machines[@]}"; do
    on "$machine" shutdown >/dev/null 2>&1
  done
  [ ${#servers[@]} -eq 0 ] || kill "${servers[@]}" 2>/dev/null
  # One that was stopped for a check hears of it only then.
  [ ${#servers[@]} -eq 0 ] || kill -CONT "${servers[@]}" 2>/dev/null
  wait
  chmod -R u+w "$work"
  rm -rf "$work"
  print_counts
  exit $?
}
trap finish EXIT
trap 'exit 1' INT TERM

# borrow NAME SUITE PACKAGE...: the packages are unpacked in $borrowed/NAME then. Where they cannot
# be had today, $not_borrowed says why.
borrow() {
  local folder=$borrowed/$1
  shift
  [ ! -e "$folder/complete" ] || return 0
  if unpack_debian "$folder" "$@"; then
    touch "$folder/complete"
  else
    not_borrowed=$(grep -E '^(E|W):|not found' "$folder.log" | tail -n 1)
    return 1
  fi
}

# Prints the names of the repository's files, as git sees them, each ended by NUL.
source_files() {
  local file
  git -C "$repository" ls-files -co --exclude-standard -z |
    while IFS= read -r -d '' file; do
      [ ! -e "$repository/$file" ] || printf '%s\0' "$file"
    done
}

# new_machine NAME [VARIABLE=VALUE...]: $work/NAME/src has the sources then.
# UMASK=... is not a variable but the machine's umask.
new_machine() {
  local name=$1 folder=$work/$1
  mkdir -p "$folder/src" "$folder/home" "$folder/tmp"
  source_files | tar -C "$repository" -c --null -T - | tar -C "$folder/src" -x
  {
    printf '%s\n' "HOME=$folder/home" "TMPDIR=$folder/tmp" PATH=/usr/local/bin:/usr/bin:/bin
    # What says where Bazel and the packages are to be had is the caller's.
    printenv | grep -E '^(BAZEL|JAVA_HOME|SLIPWAY_DEBIAN_MIRROR|(https?|no)_proxy)='
    shift
    [ $# -eq 0 ] || printf '%s\n' "$@"
  } >"$folder/env"
  # Some Bazel must not outlive this by long, whatever happens.
  printf 'startup --max_idle_secs=60\n' >"$folder/home/.bazelrc"
  machines+=("$name")
}

# on MACHINE COMMAND ARGUMENTS...: runs Bazel there.
on() {
  local folder=$work/$1 command=$2 environment mask enter=("${enter[@]}")
  shift 2
  [ ! -e "$folder/enter" ] || mapfile -t enter <"$folder/enter"
  mapfile -t environment <"$folder/env"
  mask=$(sed -n 's/^UMASK=//p' "$folder/env")
  case $command in
    build | test) set -- --repository_cache="$SLIPWAY_REPOSITORY_CACHE" --noshow_progress "$@" ;;
  esac
  (
    cd "$folder/src" && umask "${mask:-022}" &&
      exec timeout --kill-after=10 3600 env -i "${environment[@]}" "${enter[@]}" \
        ./bazelw --output_base="$folder/base" "$command" "$@"
  )
}

# logged MACHINE COMMAND ARGUMENTS...: the same; what it says is in $work/MACHINE/log,
# and shown if it fails. Which actions ran is in $work/MACHINE/actions.json.
logged() {
  local folder=$work/$1 machine=$1 command=$2
  shift 2
  if ! on "$machine" "$command" --execution_log_json_file="$folder/actions.json" "$@" \
    >"$folder/log" 2>&1; then
    say "on $machine, bazel $command $* failed:"
    tail -n 30 "$folder/log"
    return 1
  fi
}
