#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# docs/rules.md is what the docstrings say:  reference_test.sh REFERENCE RULES DEFS...
set -uo pipefail

reference=$1 rules=$2
shift 2
perl "$reference" . "$@" >"$TEST_TMPDIR/rules.md" || exit 1
diff "$rules" "$TEST_TMPDIR/rules.md" && exit
echo "docs/rules.md (<) is not what the docstrings say (>): bazel run //docs/rules:update"
exit 1
