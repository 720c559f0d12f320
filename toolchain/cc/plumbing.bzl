# SPDX-License-Identifier: Apache-2.0
"""What Bazel passes to the tools: files, include paths, defines, user's flags.

Bazel adds these by itself to toolchains that allow it ("legacy features"), and
with them flags for compilers that this one is not. Here they are written out:
nothing is on a command line that is not in this folder.
"""

load(
    "@rules_cc//cc:cc_toolchain_config_lib.bzl",
    "feature",
    "flag_group",
    "flag_set",
    "variable_with_value",
    "with_feature_set",
)
load(
    ":actions.bzl",
    "ALL_COMPILE",
    "ARCHIVE",
    "C_OR_CPP_COMPILE",
    "LINK",
    "PREPROCESS",
    "STRIP",
)
load(":flags.bzl", "for_each", "if_available")

def _include_paths():
    return feature(
        name = "include_paths",
        enabled = True,
        flag_sets = [flag_set(
            actions = PREPROCESS,
            flag_groups = [
                flag_group(
                    iterate_over = "quote_include_paths",
                    flags = ["-iquote", "%{quote_include_paths}"],
                ),
                # Headers of //toolchain:libraries.bzl are found in folders whose names Bazel's version
                # and the configuration decide. Debug information has their paths in the repository.
                flag_group(
                    iterate_over = "include_paths",
                    flags = [
                        "-I%{include_paths}",
                        "-ffile-prefix-map=%{include_paths}/slipway/=",
                    ],
                ),
                flag_group(
                    iterate_over = "system_include_paths",
                    flags = [
                        "-isystem",
                        "%{system_include_paths}",
                        "-ffile-prefix-map=%{system_include_paths}/slipway/=",
                    ],
                ),
            ],
        )],
    )

def _archive():
    return feature(
        name = "archiver_flags",
        enabled = True,
        flag_sets = [flag_set(
            actions = ARCHIVE,
            flag_groups = [
                # D: no dates and owners, which would differ from build to build.
                flag_group(flags = ["rcsD"]),
                flag_group(expand_if_available = "output_execpath", flags = ["%{output_execpath}"]),
                flag_group(
                    expand_if_available = "libraries_to_link",
                    iterate_over = "libraries_to_link",
                    flag_groups = [
                        flag_group(
                            expand_if_equal = variable_with_value("libraries_to_link.type", "object_file"),
                            flags = ["%{libraries_to_link.name}"],
                        ),
                        flag_group(
                            expand_if_equal = variable_with_value("libraries_to_link.type", "object_file_group"),
                            iterate_over = "libraries_to_link.object_files",
                            flags = ["%{libraries_to_link.object_files}"],
                        ),
                    ],
                ),
            ],
        )],
    )

def plumbing():
    """Returns the features but those of the linker, in the order of the command line."""
    return [
        feature(name = "no_legacy_features"),
        feature(name = "opt"),
        feature(name = "dbg"),
        feature(name = "fastbuild"),
        if_available("dependency_file", ["-MD", "-MF", "%{dependency_file}"], ALL_COMPILE),
        for_each("preprocessor_defines", ["-D%{preprocessor_defines}"], PREPROCESS),
        _include_paths(),
        for_each("includes", ["-include", "%{includes}"], PREPROCESS),
        _archive(),
        feature(
            name = "strip_flags",
            enabled = True,
            flag_sets = [flag_set(
                actions = STRIP,
                flag_groups = [
                    flag_group(flags = ["--strip-debug"]),
                    flag_group(iterate_over = "stripopts", flags = ["%{stripopts}"]),
                    flag_group(flags = ["-o", "%{output_file}", "%{input_file}"]),
                ],
            )],
        ),
    ]

def _errors():
    # Behind the user's flags: with -Wpedantic or -Weverything our code has warnings, which are no
    # reason to stop for who uses it. Whoever works on it says --features=warnings_are_errors.
    return feature(
        name = "errors",
        enabled = True,
        flag_sets = [
            flag_set(
                actions = actions,
                flag_groups = [flag_group(flags = [flag])],
                with_features = [condition],
            )
            for flag, actions, condition in [
                (
                    "-Werror",
                    C_OR_CPP_COMPILE,
                    with_feature_set(features = ["strict_warnings", "warnings_are_errors"]),
                ),
                # In assembly it may be the user's flags themselves that are warned about: as of no use there.
                (
                    "-Wno-error",
                    ALL_COMPILE,
                    with_feature_set(features = ["strict_warnings"], not_features = ["warnings_are_errors"]),
                ),
            ]
        ],
    )

def user_flags():
    """Returns the features for copts, linkopts and the files: they come last."""
    return [
        for_each("user_compile_flags", ["%{user_compile_flags}"], ALL_COMPILE),
        feature(name = "warnings_are_errors"),
        _errors(),
        for_each("user_link_flags", ["%{user_link_flags}"], LINK),
        if_available("source_file", ["-c", "%{source_file}"], ALL_COMPILE, "compiler_input_flags"),
        if_available("output_file", ["-o", "%{output_file}"], ALL_COMPILE, "compiler_output_flags"),
        # Long command lines go through a file; Bazel names it.
        if_available("linker_param_file", ["@%{linker_param_file}"], LINK + ARCHIVE),
    ]
