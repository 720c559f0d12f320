# SPDX-License-Identifier: Apache-2.0
"""Flags for code that runs on the bare machine."""

load(":actions.bzl", "ALL_COMPILE", "C_OR_CPP_COMPILE", "LINK")
load(":check_features.bzl", "check_features")
load(":flags.bzl", "always", "flags", "on_demand")
load(":freestanding_features.bzl", "freestanding", "optimization", "processor_features")

def kernel_features(target, checks):
    """Returns the features of the bare machine.

    Args:
      target: an entry of targets.bzl
      checks: those of check_features.bzl that are switched on
    """
    return [
        always(
            "target",
            flags(ALL_COMPILE, ["--target=" + target.kernel_triple]),
            # For the bare target clang would call the machine's gcc to link.
            # This one makes it call lld, with nothing that concerns Linux left
            # by the flags below.
            flags(LINK, ["--target=" + target.linux_triple]),
        ),
        freestanding(
            # A kernel is linked to the address that it runs at.
            compile = ["-fno-pic", "-fno-pie"],
            link = ["-nostdlib", "-static"],
        ),
    ] + check_features(checks) + processor_features(target) + [
        # Code where kernels are linked to. Code that runs at low addresses
        # switches it off: features = ["-kernel_code_model"].
        always(
            "kernel_code_model",
            flags(C_OR_CPP_COMPILE, ["-mcmodel=" + target.code_model], without = "position_independent"),
        ),
        # For kernels that a loader puts anywhere, and relocates.
        on_demand(
            "position_independent",
            flags(C_OR_CPP_COMPILE, ["-fpie"]),
            flags(LINK, [
                "-Wl,-pie",
                "-Wl,--no-dynamic-linker",
                # One bit for most relocations instead of 24 bytes.
                "-Wl,--pack-dyn-relocs=relr",
            ]),
        ),
        always(
            "debug_info",
            # Always: it is not loaded, and a kernel is not built twice to debug it.
            flags(ALL_COMPILE, ["-g"]),
            # Stack traces follow the frame pointers.
            flags(C_OR_CPP_COMPILE, ["-fno-omit-frame-pointer"]),
        ),
    ] + optimization("-Wl,-mllvm,{}", link = [
        # What is the same is there once, as for UEFI: no stage compares addresses of functions.
        "-Wl,--icf=all",
    ]) + [
        always("page_layout", flags(LINK, [
            "-Wl,-z,max-page-size=%d" % target.page_size,
            # The stack is not for code.
            "-Wl,-z,noexecstack",
            # No pages that a dynamic loader would have to protect.
            "-Wl,-z,norelro",
            # (-z separate-code is left out: lld 19 rounds the last segment of
            # code up beyond the end of the file if it starts within a page, as
            # a boot sector's does. Sections of different use are in segments of
            # different permissions all the same.)
        ])),
        always("gc_sections", flags(LINK, [
            "-Wl,--gc-sections",
            # Linker sets: who names __start_checks or __stop_checks wants all that is in sections
            # of the name `checks`, though nothing refers to its parts one by one.
            "-Wl,-z,nostart-stop-gc",
        ])),
    ]
