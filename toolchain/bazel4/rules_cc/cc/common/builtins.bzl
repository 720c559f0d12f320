# SPDX-License-Identifier: Apache-2.0
"""Bazel 4's built-in names, under others: a file cannot define what it reads."""

# Only Bazel 4 reads this file: its names are global.
# buildifier: disable=native-cc-common
builtin_cc_common = cc_common

# buildifier: disable=native-cc-info
builtin_cc_info = CcInfo
