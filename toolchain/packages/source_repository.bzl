"""A repository made of the source of a pinned Debian package.

For libraries that are compiled here, for the bare machine above all, where Debian has only what it
compiled for Linux. What is taken is the author's own archive (.orig.tar), as Debian keeps it.
"""

load(":fetch.bzl", "fetch_package")
load(":mirrors.bzl", "MIRROR_VARIABLE", "find_mirrors")

def _source_repository_impl(ctx):
    lock = json.decode(ctx.read(ctx.path(ctx.attr.lock)))
    mirrors = find_mirrors(ctx)
    for package in lock["packages"]:
        ctx.report_progress("source of " + package["package"])

        # By its name Bazel knows how to unpack it.
        archive = package["path"].split("/")[-1]
        fetch_package(ctx, package, mirrors, archive)

        # By position: the last argument's name differs between versions of Bazel.
        ctx.extract(archive, "root", package["folder"])
        ctx.delete(archive)
    ctx.symlink(ctx.attr.build_file, "BUILD.bazel")

source_repository = repository_rule(
    implementation = _source_repository_impl,
    doc = "The source of pinned Debian packages, below root/.",
    attrs = {
        "lock": attr.label(
            doc = "What to fetch; made by toolchain/packages/update.",
            allow_single_file = True,
            mandatory = True,
        ),
        "build_file": attr.label(
            doc = "Becomes the repository's BUILD file.",
            allow_single_file = True,
            mandatory = True,
        ),
    },
    environ = [MIRROR_VARIABLE],
)
