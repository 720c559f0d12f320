# SPDX-License-Identifier: Apache-2.0
"""The repository that knows whether this machine has a display.

What opens a window needs a larger QEMU. Macros load HAS_DISPLAY (by way of
//toolchain:display.bzl) and name that QEMU only where it is of use; no action's
inputs or environment depend on the display.
"""

_DISPLAY_VARIABLES = ["DISPLAY", "WAYLAND_DISPLAY"]

def _display_repository_impl(ctx):
    has_display = any([ctx.os.environ.get(name) for name in _DISPLAY_VARIABLES])
    ctx.file("BUILD.bazel", "", executable = False)
    ctx.file("display.bzl", "HAS_DISPLAY = %s\n" % has_display, executable = False)

display_repository = repository_rule(
    implementation = _display_repository_impl,
    doc = "Has one file, display.bzl, with one name, HAS_DISPLAY: whether X11 or Wayland is there.",
    # Looked at again when one of these has changed since the last command.
    environ = _DISPLAY_VARIABLES,
)
