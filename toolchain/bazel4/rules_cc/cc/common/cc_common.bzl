# SPDX-License-Identifier: Apache-2.0
"""cc_common under its name in rules_cc, for Bazel 4, which has it built in."""

load(":builtins.bzl", "builtin_cc_common")

cc_common = builtin_cc_common
