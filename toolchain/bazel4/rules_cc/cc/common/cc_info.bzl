# SPDX-License-Identifier: Apache-2.0
"""CcInfo under its name in rules_cc, for Bazel 4, which has it built in."""

load(":builtins.bzl", "builtin_cc_info")

CcInfo = builtin_cc_info
