# SPDX-License-Identifier: Apache-2.0
"""Whether the machine that Bazel runs on has a display: X11 or Wayland."""

load("@slipway_display//:display.bzl", _HAS_DISPLAY = "HAS_DISPLAY")

HAS_DISPLAY = _HAS_DISPLAY
