#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# How long the first image takes in a workspace of one's own, after everything is fetched, with tools
# that are compiled and with released ones: bazel run //bench:first_image [-- ROUNDS]
#
# Two cores, or those that there are; the Bazel of $BAZEL (what bazelw takes by default), with no cache
# of results. Each round begins with an empty output base, but for what was fetched, and with a server
# that has nothing in memory of the build. The median of the rounds is printed, and all of them.
set -euo pipefail

slipway=${BUILD_WORKSPACE_DIRECTORY:?start it by bazel run //bench:first_image}
# shellcheck source=proofs/user_workspace/use_slipway.sh
source "$slipway/proofs/user_workspace/use_slipway.sh"
rounds=${1:-3}
# Above this, on two cores, others' work is measured as well.
quiet=0.5

case "$rounds" in
  '' | *[!0-9]* | 0)
    echo "first_image: $rounds is no number of rounds: write bazel run //bench:first_image -- 3" >&2
    exit 2
    ;;
esac
read -r load _ </proc/loadavg

work=$(mktemp -d)
user=$work/user
bazel=$(command -v "${BAZEL:-$slipway/bazelw}")
cores=()
if [ "$(nproc)" -gt 2 ]; then
  # The first two of those that this process may use: "0-3,8" is 0 to 3 and 8.
  first_two=$(taskset -cp $$ | sed 's/.*: //' | tr , '\n' |
    awk -F - '{ for (i = $1; i <= ($2 == "" ? $1 : $2); i++) print i }' | head -n 2 | paste -s -d ,)
  cores=(taskset -c "$first_two")
fi

finish() {
  in_workspace shutdown >/dev/null 2>&1 || true  # there may be no workspace yet
  chmod -R u+w "$work"
  rm -rf "$work"
}
trap finish EXIT

in_workspace() {
  (cd "$user" && "${cores[@]}" "$bazel" --output_base="$work/output_base" "$@")
}

build() {
  in_workspace build --noshow_progress --disk_cache= --remote_cache= "$@" >"$work/log" 2>&1 && return
  cat "$work/log" >&2
  return 1
}

# measure NAME: all is fetched, and then built from nothing, several times.
measure() {
  local round times=() before
  # Fetches whatever is named on the way, and builds nothing.
  build --nobuild //my:disk
  for ((round = 0; round < rounds; round++)); do
    in_workspace clean >/dev/null 2>&1
    before=$EPOCHREALTIME
    build //my:disk
    times+=("$(awk -v before="$before" -v after="$EPOCHREALTIME" 'BEGIN { printf "%.1f", after - before }')")
  done
  printf '%s\n' "${times[@]}" | sort -n | awk -v name="$1" '
    { times[NR] = $1; all = all " " $1 }
    END {
      median = NR % 2 ? times[(NR + 1) / 2] : (times[NR / 2] + times[NR / 2 + 1]) / 2
      printf "%s tools: %.1f s, the median of%s\n", name, median, all
    }'
}

echo "First image, //my:disk in a new workspace; fetching is excluded: all was fetched before."
echo "$(nproc) cores${cores[*]:+, of which two are used}; load average at the start: $load"
if awk -v load="$load" -v quiet="$quiet" 'BEGIN { exit !(load > quiet) }'; then
  echo "These are no figures: the machine had other work ($load, and above $quiet it is measured as well)."
  echo "They only show that both ways work. Start it again when the machine is quiet."
fi

"$bazel" --version | head -n 1
(cd "$slipway" && "$bazel" build --noshow_progress --ui_event_filters=-info //image/released:archive >&2)
cp "$slipway/bazel-bin/image/released/slipway-tools.tar" "$work/slipway-tools.tar"
sha256=$(sha256sum <"$work/slipway-tools.tar" | cut -d ' ' -f 1)

cp -r "$slipway/proofs/user_workspace/workspace" "$user"
use_slipway "$user" "$slipway"
measure compiled
use_slipway "$user" "$slipway" "$work/slipway-tools.tar" "$sha256"
measure released
