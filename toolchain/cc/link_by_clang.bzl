# SPDX-License-Identifier: Apache-2.0
"""What Bazel passes to the linker, as clang's program takes it, which starts ld.lld."""

load(
    "@rules_cc//cc:cc_toolchain_config_lib.bzl",
    "feature",
    "flag_group",
    "flag_set",
    "variable_with_value",
)
load(":actions.bzl", "LINK")
load(":flags.bzl", "for_each", "if_available")

def _named(type, flag):
    return flag_group(
        expand_if_equal = variable_with_value("libraries_to_link.type", type),
        flags = [flag],
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
                    # Libraries with alwayslink = True.
                    flag_group(
                        expand_if_true = "libraries_to_link.is_whole_archive",
                        flags = ["-Wl,--whole-archive"],
                    ),
                    flag_group(
                        expand_if_equal = variable_with_value("libraries_to_link.type", "object_file_group"),
                        flags = ["-Wl,--start-lib"],
                    ),
                    flag_group(
                        expand_if_equal = variable_with_value("libraries_to_link.type", "object_file_group"),
                        iterate_over = "libraries_to_link.object_files",
                        flags = ["%{libraries_to_link.object_files}"],
                    ),
                    flag_group(
                        expand_if_equal = variable_with_value("libraries_to_link.type", "object_file_group"),
                        flags = ["-Wl,--end-lib"],
                    ),
                    _named("object_file", "%{libraries_to_link.name}"),
                    _named("interface_library", "%{libraries_to_link.name}"),
                    _named("static_library", "%{libraries_to_link.name}"),
                    _named("dynamic_library", "-l%{libraries_to_link.name}"),
                    _named("versioned_dynamic_library", "-l:%{libraries_to_link.name}"),
                    flag_group(
                        expand_if_true = "libraries_to_link.is_whole_archive",
                        flags = ["-Wl,--no-whole-archive"],
                    ),
                ],
            )],
        )],
    )

def link_by_clang():
    """Returns the features, in the order of the command line."""
    return [
        if_available("output_execpath", ["-o", "%{output_execpath}"], LINK, "link_output"),
        for_each("library_search_directories", ["-L%{library_search_directories}"], LINK),
        _libraries_to_link(),
    ]
