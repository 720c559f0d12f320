#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# shellcheck disable=SC2016  # Markdown has marks of code
# check_links.pl names what leads nowhere, and nothing else:
#
#   docs_test.sh CHECK_LINKS
#
# Whether this repository's own Markdown is in order is asked by bazel run //tools/lint, which sees all of
# its files; a test sees what it names.
set -euo pipefail

check_links=$PWD/$1
cd "$(mktemp -d "$TEST_TMPDIR/XXXXXX")"
failed=0

mkdir -p room/inner .git
echo 'rule(name = "target"); [rule(name = one + "_each") for one in MANY]' >room/BUILD.bazel
touch room/file.cc room/inner/leaf.h
printf '# The room\n\n## A heading, with `code`\n' >room/README.md

list() {
  find . -type f | sed 's,^\./,,'
}

# says WANTED LINE: the checker says just that of a README.md with this line, or nothing at all.
says() {
  local wanted=$1 got
  shift
  printf '%s\n' "$@" >README.md
  got=$(list | perl "$check_links" . || true)
  [ -z "$wanted" ] || wanted="README.md:$#: $wanted"
  [ "$got" = "$wanted" ] && return
  printf 'of: %s\n  wanted: %s\n  got:    %s\n' "${*: -1}" "$wanted" "$got"
  failed=1
}

says '' 'A [file](room/file.cc), a [folder](room), a [heading](room#a-heading-with-code), [far](https://x/y).'
says '' 'A `room/file.cc`, a `room/file`, `room/*/leaf.h`, `room/{file.cc,inner/leaf.h}`, `room/NAME/leaf.h`.'
says '' 'A `//room:target`, its `//room:target.more`, `//room:any_each`, a file `//room:file.cc`, all of `//room/...`, `//my:kernel`.'
says '' 'What begins nowhere here, `usr/bin/env` or `@other//room:x`, is of no concern.'
says '' 'A `room/later.cc`, which is not there yet.'
says '' '```cpp' 'room/missing;' '```'
says 'the link leads nowhere: room/missing.cc' 'A [file](room/missing.cc).'
says 'the link leads nowhere: ../outside' 'A [file](../outside).'
says 'there is no heading "#missing" in room/README.md' 'A [heading](room#missing).'
says 'there is no room/missing.cc' 'A `room/missing.cc`.'
says 'there is no room/{file.cc,missing}' 'A `room/{file.cc,missing}`.' # each of them
says 'there is no package //missing' 'A `//missing:target`.'
says 'room/BUILD.bazel has no target missing' 'A `//room:missing`.'
says 'room/BUILD.bazel has no target missing' 'Of a user: `@slipway//room:missing`.'
says 'there is no room/missing' 'Commands:' '```' 'room/missing --option'

list | perl "$check_links" . >/dev/null && echo "it did not fail" && failed=1
exit "$failed"
