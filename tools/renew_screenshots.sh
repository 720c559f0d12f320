#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Makes the golden pictures of boot tests anew.
#
#   bazel run @slipway//tools:renew_screenshots                      all of the workspace's
#   bazel run @slipway//tools:renew_screenshots -- //my:test //other/...    these tests'
#
# BAZEL names the program, where it is neither ./bazelw nor bazel.
set -uo pipefail

cd "${BUILD_WORKSPACE_DIRECTORY:?start it with: bazel run @slipway//tools:renew_screenshots}" || exit 1

# The Bazel that started this is not on the PATH under any one name.
bazel=${BAZEL:-}
[ -n "$bazel" ] || { [ -x ./bazelw ] && bazel=./bazelw || bazel=bazel; }
[ $# -gt 0 ] || set -- //...

# query WHAT, in Bazel's language for that: a label a line
query() {
  "$bazel" query --noshow_progress --ui_event_filters=-info "$1"
}
tests=$(query "tests(set($*))") || exit 1
targets=$(query "filter('\\.renew_screenshot\$', siblings(tests(set($*))))") || exit 1
wanted=$(awk 'NR == FNR { wanted[$0 ".renew_screenshot"]; next } $0 in wanted' \
  <(echo "$tests") <(echo "$targets"))
if [ -z "$wanted" ]; then
  echo "No boot_test of $* has a screenshot: write screenshot = \"golden.png\" into one." >&2
  exit 1
fi

failed=
while read -r target; do
  "$bazel" run --noshow_progress --ui_event_filters=-info "$target" || failed="$failed $target"
done <<<"$wanted"
[ -z "$failed" ] || { echo "Not made anew:$failed" >&2; exit 1; }
