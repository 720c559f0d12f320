#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# renew_test.sh RUNNER OPTION...: golden pictures are made, left as they are and made anew as they should,
# of what the machine shows that the options describe.
set -uo pipefail
runner=$1
shift
unset TEST_UNDECLARED_OUTPUTS_DIR XML_OUTPUT_FILE

export BUILD_WORKSPACE_DIRECTORY=$TEST_TMPDIR/workspace
mkdir -p "$BUILD_WORKSPACE_DIRECTORY/my"
golden=$BUILD_WORKSPACE_DIRECTORY/my/golden.png
failed=0

# expect STATUS TEXT COMMAND...: it ends with the status, and prints the text.
expect() {
  local wanted=$1 text=$2 output status
  shift 2
  output=$("$@" 2>&1)
  status=$?
  if [ "$status" -ne "$wanted" ] || [[ $output != *"$text"* ]]; then
    echo "FAILED: $* ended with $status and not $wanted, or does not say \"$text\":"
    echo "$output"
    failed=1
  fi
}

options=("$@")
renew=("$runner" renew "${options[@]}" --screenshot=my/golden.png)
try=("$runner" test "${options[@]}" "--screenshot=$golden" --screenshot-renewal=RENEW)

expect 3 "there is no golden picture $golden yet; to make it: RENEW" "${try[@]}"
expect 0 "my/golden.png is now what the machine showed, 720 x 400 pixels." "${renew[@]}"
expect 0 "pass: " "${try[@]}"
cp "$golden" "$TEST_TMPDIR/first.png"

expect 0 "my/golden.png stays as it was: the screen is as it shows." "${renew[@]}"
cmp "$golden" "$TEST_TMPDIR/first.png" || failed=1

# What else the test expects is not there.
echo "no picture" >"$golden"
expect 10 "my/golden.png stays as it was: the screen is not worth keeping." "${renew[@]}" --expect=Goodbye
[ "$(cat "$golden")" = "no picture" ] || failed=1
expect 3 "is no PNG file" "${try[@]}"

expect 3 "screen_region(x = 0, y = 0, width = 721, height = 1) in screenshot_mask is not within the screen" \
  "${renew[@]}" --screenshot-mask=0,0,721,1
[ "$(cat "$golden")" = "no picture" ] || failed=1

expect 0 "my/golden.png is now what the machine showed" "${renew[@]}"
cmp "$golden" "$TEST_TMPDIR/first.png" || failed=1

unset BUILD_WORKSPACE_DIRECTORY
expect 3 "the workspace in which my/golden.png is to be written is not known" "${renew[@]}"

[ "$failed" -eq 0 ] && echo "PASSED: pictures are made, kept and made anew."
exit "$failed"
