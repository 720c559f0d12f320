# SPDX-License-Identifier: Apache-2.0
"""The repository of a set of pinned packages."""

load(":debs.bzl", "DEB_ATTRIBUTES", "unpack_debs")
load(":mirrors.bzl", "MIRROR_VARIABLE")
load(":sources.bzl", "unpack_sources")

# This repository, as others can name it: "@NAME", where a user chose the name; "@" in its own
# workspace; with modules, the canonical name.
_THIS = str(Label("//toolchain/packages/fetch:package_set.bzl")).partition("//")[0] or "@"

def _package_set_impl(ctx):
    lock = json.decode(ctx.read(ctx.path(ctx.attr.lock)))
    if "folder" in lock["packages"][0]:
        unpack_sources(ctx, lock)
    else:
        unpack_debs(ctx, lock)
    ctx.template("BUILD.bazel", ctx.attr.build_file, {"@slipway//": _THIS + "//"}, executable = False)

package_set = repository_rule(
    implementation = _package_set_impl,
    doc = """The files of a set of pinned packages, below root/, with launchers in bin/.

A set is either Debian packages, of which it has the files that its manifest names, or the source of
one.""",
    attrs = dict(
        DEB_ATTRIBUTES,
        lock = attr.label(
            doc = "What to fetch; made by toolchain/packages/update.",
            allow_single_file = True,
            mandatory = True,
        ),
        build_file = attr.label(
            doc = "Becomes the repository's BUILD file. @slipway in it is this repository, whatever its name.",
            allow_single_file = True,
            mandatory = True,
        ),
    ),
    environ = [MIRROR_VARIABLE],
)
