# SPDX-License-Identifier: Apache-2.0
"""Where the tools come from that images are made and booted with."""

load("@slipway_released//:released.bzl", _RELEASED = "RELEASED")

# The archive that the workspace asks for, or None: they are compiled.
RELEASED = _RELEASED
