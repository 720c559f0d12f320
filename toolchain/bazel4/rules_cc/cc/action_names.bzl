# SPDX-License-Identifier: Apache-2.0
"""The name under which later versions of Bazel have this file."""

load("@bazel_tools//tools/build_defs/cc:action_names.bzl", _ACTION_NAMES = "ACTION_NAMES")

ACTION_NAMES = _ACTION_NAMES
