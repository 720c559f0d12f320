# SPDX-License-Identifier: Apache-2.0
"""How headers are found: Slipway's own below slipway/, and nothing else of it by its users.

A user's workspace has folders named kernel/, machine/ or boot/ of its own, and Bazel lets each
library that depends on one of ours search our repository's root as well. So the headers that a
kernel can reach include each other as slipway/PATH, where PATH is theirs in this repository
(slipway_library), and what is offered to users has these names only (public_library).
"""

load("@rules_cc//cc:defs.bzl", "cc_library")
load("@rules_cc//cc/common:cc_common.bzl", "cc_common")
load("@rules_cc//cc/common:cc_info.bzl", "CcInfo")

def slipway_library(name, **kwargs):
    """A cc_library whose headers are included as "slipway/PATH", PATH being that in the repository.

    Args:
      name: name of the target
      **kwargs: the attributes of cc_library
    """
    cc_library(
        name = name,
        include_prefix = "slipway",
        strip_include_prefix = "/",
        **kwargs
    )

# Where Bazel puts the headers of a library with include_prefix or strip_include_prefix.
_RENAMED = "/_virtual_includes/"

def _public_library_impl(ctx):
    merged = cc_common.merge_cc_infos(cc_infos = [dep[CcInfo] for dep in ctx.attr.deps])
    context = merged.compilation_context

    # A user's feature, external_include_paths, moves them from one list to the other. Those of a
    # library that is public itself are in the third.
    folders = context.includes.to_list() + context.system_includes.to_list()
    if hasattr(context, "external_includes"):
        folders += context.external_includes.to_list()

    # All headers are there for the compiler, since Slipway's own files may find them in its
    # repository; but what searches no folder of it finds them in none. They are those of a system, so
    # that no warning is about them: a user's -Weverything and -Werror mean the user's code.
    return [
        CcInfo(
            compilation_context = cc_common.create_compilation_context(
                defines = context.defines,
                headers = context.headers,
                system_includes = depset([folder for folder in folders if _RENAMED in folder]),
            ),
            linking_context = merged.linking_context,
        ),
        DefaultInfo(files = depset(transitive = [dep[DefaultInfo].files for dep in ctx.attr.deps])),
    ]

public_library = rule(
    implementation = _public_library_impl,
    doc = "Libraries under one name, for users: headers are found by their names below slipway/ only.",
    attrs = {
        "deps": attr.label_list(
            doc = "The libraries. Headers that users may include have include_prefix = \"slipway\".",
            mandatory = True,
            providers = [CcInfo],
        ),
    },
)
