"""Bazel 4's built-in names, under others: a file cannot define what it reads."""

builtin_cc_common = cc_common
builtin_cc_info = CcInfo
