# SPDX-License-Identifier: Apache-2.0
"""The repository that has as Starlark what only files say: @slipway_locks//:locks.bzl, version.bzl.

A rule cannot read a file; a repository rule can. Nothing is fetched for it: the bill of materials
of a package that this machine never uses costs nothing.
"""

def _read_by_set(ctx, labels):
    # SET/lock.json
    return {
        label.name.partition("/")[0]: json.decode(ctx.read(ctx.path(label)))
        for label in labels
    }

def module_version(ctx):
    """Slipway's version.

    Args:
      ctx: the context of a repository, with an attribute `module`: the label of MODULE.bazel

    Returns:
      A string.
    """
    module = ctx.read(ctx.path(ctx.attr.module)).partition("\nmodule(")[2].partition(")")[0]
    version = module.partition("version = \"")[2].partition("\"")[0]
    return version or fail("%s: module() has no version = \"...\"" % ctx.attr.module)

def _locks_repository_impl(ctx):
    ctx.file("BUILD.bazel", "", executable = False)
    ctx.file("locks.bzl", "LOCKS = %s\nLICENCE_TEXTS = %s\n" % (
        repr(_read_by_set(ctx, ctx.attr.locks)),
        repr(_read_by_set(ctx, ctx.attr.licences)),
    ), executable = False)
    ctx.file("version.bzl", "VERSION = %s\n" % repr(module_version(ctx)), executable = False)

locks_repository = repository_rule(
    implementation = _locks_repository_impl,
    doc = """Has two files.

locks.bzl: LOCKS, a dict from a set's name to its lock; LICENCE_TEXTS, one from a set's name to its
texts of licences, by source package and Debian's name for the licence.
version.bzl: VERSION, that of Slipway's module.""",
    attrs = {
        "locks": attr.label_list(mandatory = True),
        "licences": attr.label_list(mandatory = True),
        "module": attr.label(mandatory = True),
    },
)
