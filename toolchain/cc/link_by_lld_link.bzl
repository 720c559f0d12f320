# SPDX-License-Identifier: Apache-2.0
"""What Bazel passes to the linker, as lld-link takes it: the linker of UEFI applications."""

load(
    "@rules_cc//cc:cc_toolchain_config_lib.bzl",
    "feature",
    "flag_group",
    "flag_set",
    "variable_with_value",
)
load(":actions.bzl", "LINK")
load(":flags.bzl", "if_available")

def _named(type, flags):
    return flag_group(
        expand_if_equal = variable_with_value("libraries_to_link.type", type),
        flag_groups = flags,
    )

def _libraries_to_link():
    return feature(
        name = "libraries_to_link",
        enabled = True,
        flag_sets = [flag_set(
            actions = LINK,
            flag_groups = [flag_group(
                expand_if_available = "libraries_to_link",
                iterate_over = "libraries_to_link",
                flag_groups = [
                    _named("object_file", [flag_group(flags = ["%{libraries_to_link.name}"])]),
                    _named("static_library", [
                        # Libraries with alwayslink = True.
                        flag_group(
                            expand_if_true = "libraries_to_link.is_whole_archive",
                            flags = ["/wholearchive:%{libraries_to_link.name}"],
                        ),
                        flag_group(
                            expand_if_false = "libraries_to_link.is_whole_archive",
                            flags = ["%{libraries_to_link.name}"],
                        ),
                    ]),
                ],
            )],
        )],
    )

def link_by_lld_link():
    """Returns the features, in the order of the command line."""
    return [
        if_available("output_execpath", ["/out:%{output_execpath}"], LINK, "link_output"),
        _libraries_to_link(),
    ]
