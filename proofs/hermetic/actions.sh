# SPDX-License-Identifier: Apache-2.0
# Sourced by common.sh: what a machine's last logged build did, and what it made.
# shellcheck shell=bash disable=SC2154  # variables of common.sh

# actions MACHINE: prints a line for each action of the last logged build that was
# not internal to Bazel: "hit" or "run", the kind, and what Bazel calls it.
actions() {
  awk -F'": ' '
    function value(text) { sub(/,$/, "", text); gsub(/"/, "", text); return text }
    $1 == "  \"progressMessage" { message = value($2) }
    $1 == "  \"mnemonic" { kind = value($2) }
    $1 == "  \"remoteCacheHit" { print (value($2) == "true" ? "hit" : "run"), kind, message }
  ' "$work/$1/actions.json"
}

# ran MACHINE: the actions that were not hits, sorted.
ran() {
  actions "$1" | sed -n 's/^run //p' | LC_ALL=C sort
}

# programs MACHINE: what the actions of the last logged build started, each once.
programs() {
  awk '/^  "commandArgs": \[/ { sub(/^[^[]*\["/, ""); sub(/".*/, ""); print }' \
    "$work/$1/actions.json" | LC_ALL=C sort -u
}

# runners MACHINE: how its actions ran, a line for each way: "12 linux-sandbox", "3 remote".
runners() {
  sed -n 's/^  "runner": "\(.*\)",$/\1/p' "$work/$1/actions.json" | sort | uniq -c |
    sed 's/^ *//'
}

# counts MACHINE: "3 hit, 0 run". A log in which nothing can be read must not look like a build in
# which nothing ran.
counts() {
  actions "$1" | awk '
    { n[$1]++ }
    END { print NR ? n["hit"] + 0 " hit, " n["run"] + 0 " run" : "no action in the log" }'
}

# only_hits MACHINE: whether it had actions, and none of them ran.
only_hits() {
  [[ $(counts "$1") == *" hit, 0 run" ]]
}

# elapsed MACHINE: how long the last logged build took, as Bazel says.
elapsed() {
  sed -n 's/^INFO: Elapsed time: \([^,]*\).*/\1/p' "$work/$1/log"
}

# outputs MACHINE: the files that its actions made, all configurations, sorted. Bazel's own
# lists of run files are left out: they hold absolute paths, and no action reads them.
outputs() {
  (
    cd "$work/$1/base/execroot/slipway/bazel-out" &&
      find ./*/bin -type f ! -name MANIFEST ! -name '*.runfiles_manifest'
  ) | sed 's|^[.]/||' | LC_ALL=C sort
}

# output_hashes MACHINE: the same, with their SHA-256.
output_hashes() {
  outputs "$1" | (cd "$work/$1/base/execroot/slipway/bazel-out" && xargs -d '\n' sha256sum)
}

hash_of() {
  [ -e "$1" ] && sha256sum "$1" | cut -d' ' -f1
}
