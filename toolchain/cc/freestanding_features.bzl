# SPDX-License-Identifier: Apache-2.0
"""Flags for code that no operating system starts: kernels, boot stages and UEFI applications."""

load(":actions.bzl", "CPP_COMPILE", "C_OR_CPP_COMPILE", "LINK")
load(":flags.bzl", "always", "flags", "on_demand")

def freestanding(compile = [], link = []):
    """Returns the feature of this name: nothing of a C or C++ runtime is expected.

    Args:
      compile: further flags of the compiler
      link: flags of the linker
    """
    flag_sets = [
        flags(C_OR_CPP_COMPILE, ["-ffreestanding", "-fno-stack-protector"] + compile),
        flags(CPP_COMPILE, [
            "-fno-exceptions",
            "-fno-rtti",
            # Locks of static variables come from a C++ runtime.
            "-fno-threadsafe-statics",
        ]),
    ]
    return always("freestanding", *(flag_sets + ([flags(LINK, link)] if link else [])))

def processor_features(target):
    """Returns the features that keep code from what is not set up on the processor.

    Args:
      target: an entry of targets.bzl
    """
    return [
        always(name, flags(C_OR_CPP_COMPILE, options))
        for name, options in target.freestanding_flags.items()
    ]

def optimization(outline_when_linking):
    """Returns the features that decide how fast and how large code is.

    Args:
      outline_when_linking: flags of the linker, by which it makes functions of what several have in common
    """
    return [
        always(
            "optimization",
            # Unoptimized kernels are too large and slow to be of use.
            flags(C_OR_CPP_COMPILE, ["-O2"], mode = "fastbuild"),
            flags(C_OR_CPP_COMPILE, ["-O2", "-DNDEBUG"], mode = "opt"),
            flags(C_OR_CPP_COMPILE, ["-Og"], mode = "dbg"),
        ),
        # For boot stages, whose room is counted in sectors. They are compiled as one program when they are
        # linked; the outliner is what -Oz has by itself for other processors; and what is on the stack has
        # shorter addresses by the frame pointer.
        on_demand(
            "small",
            flags(C_OR_CPP_COMPILE, [
                "-Oz",
                "-flto",
                "-fno-omit-frame-pointer",
            ]),
            flags(LINK, outline_when_linking),
        ),
    ]
