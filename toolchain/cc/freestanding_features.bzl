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

# For boot stages, whose room is counted in sectors: options for all of one as one program. Each makes loaders smaller
# by itself, and the numbers are those, of several tried, with which they are smallest.
_SMALL_PROGRAMS = [
    # Of what several functions have in common it makes functions: what -Oz has by itself for other processors.
    "-enable-machine-outliner=always",
    # A function that is called once becomes part of its caller, but not with more bytes than these on the stack:
    # only the first 128 have short addresses.
    "-inline-max-stacksize=400",
    # How long a function may be that becomes part of several callers; -Oz has 5.
    "-inline-threshold=15",
    # Without what makes code faster, and longer.
    "-disable-block-placement",
    "-disable-machine-licm",
    "-disable-lsr",
    "-enable-misched=false",
]

def optimization(llvm_option, link = []):
    """Returns the features that decide how fast and how large code is.

    Args:
      llvm_option: the linker's flag for an option of LLVM's, with {} in its place
      link: further flags of the linker, for code that is to be small
    """
    return [
        always(
            "optimization",
            # Unoptimized kernels are too large and slow to be of use.
            flags(C_OR_CPP_COMPILE, ["-O2"], mode = "fastbuild"),
            flags(C_OR_CPP_COMPILE, ["-O2", "-DNDEBUG"], mode = "opt"),
            flags(C_OR_CPP_COMPILE, ["-Og"], mode = "dbg"),
        ),
        # They are compiled as one program when they are linked, and what is on the stack has shorter addresses by
        # the frame pointer.
        on_demand(
            "small",
            flags(C_OR_CPP_COMPILE, [
                "-Oz",
                "-flto",
                "-fno-omit-frame-pointer",
            ]),
            flags(LINK, [llvm_option.format(option) for option in _SMALL_PROGRAMS] + link),
        ),
    ]
