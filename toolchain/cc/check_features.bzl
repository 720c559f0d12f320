# SPDX-License-Identifier: Apache-2.0
"""Checks that the compiler puts into kernels: features of a target, and options for all kernels."""

load(":actions.bzl", "C_OR_CPP_COMPILE")
load(":flags.bzl", "flags", "on_demand", "switchable")

# By the feature's name, which the option //toolchain:NAME has as well. What they call is in //kernel/checks.
_CHECKS = {
    # Memory of variables without an initial value is filled with bytes that nobody takes for one.
    "initialize_variables": ["-ftrivial-auto-var-init=pattern"],
    # A word before the return address, which each function with arrays compares.
    "stack_protector": [
        "-fstack-protector-strong",
        # A variable of the kernel's: nobody has set up the segment that is used elsewhere.
        "-mstack-protector-guard=global",
    ],
    # What the language leaves undefined ends in a panic that says what it was.
    "ubsan": [
        "-fsanitize=undefined",
        # They need the types of objects at run time.
        "-fno-sanitize=function,vptr",
        "-fno-sanitize-recover=all",
    ],
}

CHECKS = _CHECKS.keys()

def check_features(switched_on):
    """Returns the features.

    Args:
      switched_on: the names of those that targets have unless they say features = ["-NAME"]
    """
    return [
        # What loader and tools have, whatever the command line says (//toolchain:own_configuration.bzl).
        on_demand("own_configuration"),
    ] + [
        switchable(name, name in switched_on, flags(C_OR_CPP_COMPILE, options, without = "own_configuration"))
        for name, options in _CHECKS.items()
    ]
