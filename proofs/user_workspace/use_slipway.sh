# SPDX-License-Identifier: Apache-2.0
# Sourced by what tries Slipway from a copy of workspace/, the folder beside this file.
# shellcheck shell=bash

# use_slipway COPY SLIPWAY [URL SHA256]: the copy uses the clone in SLIPWAY, and the released tools in
# that archive, if one is named. Can be said again of the same copy.
use_slipway() {
  local copy=$1 path="s,/path/to/slipway,$2," template released=
  template=$(dirname "${BASH_SOURCE[0]}")/workspace
  [ $# -eq 2 ] || released="released_tools = {\"url\": \"$3\", \"sha256\": \"$4\"}"
  sed -e "$path" -e "s|slipway_workspace()|slipway_workspace($released)|" "$template/WORKSPACE" >"$copy/WORKSPACE"
  sed "$path" "$template/MODULE.bazel" >"$copy/MODULE.bazel"
  [ $# -eq 2 ] || cat >>"$copy/MODULE.bazel" <<END_OF_FILE
slipway = use_extension("@slipway//toolchain:extensions.bzl", "slipway")
slipway.released_tools(url = "$3", sha256 = "$4")
END_OF_FILE
}
