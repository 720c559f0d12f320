#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Writes compile_commands.json, by which clangd knows how each file is compiled: kernels, boot stages and
# host programs.
#
#   bazel run //tools:compile_commands
#
# Asks Bazel to analyse everything once more, and to make the headers that are not in the source tree. What
# the compiler is given by paths of Bazel's comes with their places on this machine, so do it again when
# the toolchain has changed.
set -euo pipefail

cd "${BUILD_WORKSPACE_DIRECTORY:?start it with: bazel run //tools:compile_commands}"

# The Bazel that started this is not on the PATH under any one name.
bazel=${BAZEL:-./bazelw}
events=$(mktemp)
trap 'rm -f "$events"' EXIT
"$bazel" build --noshow_progress --build_event_text_file="$events" \
  --aspects=//tools:compile_commands.bzl%compile_commands_aspect \
  --output_groups=compile_commands,made_headers //...
execution_root=$("$bazel" info execution_root)
output_base=$("$bazel" info output_base)

# Of a file that is compiled for the bare machine and for the host, clangd takes the first command: the
# bare machine's.
commands=$(grep -oE '"file://[^"]*[.]compile_commands[.]json"' "$events" | tr -d '"' |
  sed 's,^file://,,' | sort -u | xargs cat | sort -u)
{
  grep -e '--target=[^"]*none-elf' <<<"$commands" || true
  grep -ve '--target=[^"]*none-elf' <<<"$commands" || true
} |
  sed -e "s,{workspace},$PWD," \
    -e "s,\([\"=I]\)external/,\1$output_base/external/,g" \
    -e "s,\([\"=I]\)bazel-out/,\1$execution_root/bazel-out/,g" |
  paste -sd , | sed -e 's/},{/},\n{/g' -e '1s/^/[\n/' -e '$s/$/\n]/' >compile_commands.json
echo "compile_commands.json: $(grep -c '"file"' compile_commands.json) commands"
