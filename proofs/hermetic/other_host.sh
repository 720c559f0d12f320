# SPDX-License-Identifier: Apache-2.0
# Sourced: lets what Bazel runs on a machine see another host, user and distribution than this one's.
# shellcheck shell=bash disable=SC2034,SC2154  # variables of common.sh, or for the checks

# The second machine's. Compilers have other defaults on some distributions: on Alpine, for instance.
other_host=hermetic-check-other other_user=4711 other_distribution=alpine

# on_other_host MACHINE: from now on, where that can be had; fails, and says so, where not.
on_other_host() {
  local wrapper=(unshare --uts --mount)
  [ "$(id -u)" -eq 0 ] || wrapper+=(--user --map-root-user)
  printf 'ID=%s\n' "$other_distribution" >"$work/os-release"
  wrapper+=("$repository/proofs/hermetic/enter_host" "$other_host" "$other_user" "$work/os-release")
  if "${wrapper[@]}" true 2>/dev/null; then
    printf '%s\n' "${wrapper[@]}" >"$work/$1/enter"
    # Bazel asks for a name, which this user does not have.
    echo "USER=other" >>"$work/$1/env"
  else
    say "skipped: another host, user and distribution, since this machine makes no name spaces"
    skipped=$((skipped + 1))
    return 1
  fi
}
