# SPDX-License-Identifier: Apache-2.0
"""Where code runs that needs no operating system."""

# For target_compatible_with: code for kernels and boot stages, and for UEFI applications as well.
FREESTANDING = select({
    str(Label("//toolchain:bare_metal")): [],
    str(Label("//toolchain:uefi")): [],
    "//conditions:default": [Label("//toolchain:nowhere")],
})
