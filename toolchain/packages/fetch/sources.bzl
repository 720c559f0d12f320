# SPDX-License-Identifier: Apache-2.0
"""The source of a pinned Debian package.

For libraries that are compiled here, for the bare machine above all, where Debian has only what it
compiled for Linux. What is taken is the author's own archive (.orig.tar), as Debian keeps it.
"""

load(":fetch_package.bzl", "fetch_package")
load(":mirrors.bzl", "find_mirrors")

def _unpack_some(ctx, package, archive):
    # Bazel would unpack it all, ten thousand files to use ten of them.
    globs = ["%s/%s\n" % (package["folder"], glob) for glob in package["files"]]
    ctx.file("kept", "".join(globs), executable = False)
    ctx.file("root/.keep", "", executable = False)
    result = ctx.execute([
        "tar",
        "-xf",
        archive,
        "-C",
        "root",
        "--no-same-owner",
        "--strip-components=1",
        "--wildcards",
        "--files-from=kept",
    ], timeout = 1800)
    if result.return_code != 0:
        fail("Cannot unpack the source of %s in @%s (needs tar and xz):\n%s%s" %
             (package["package"], ctx.name, result.stdout, result.stderr))
    ctx.delete("kept")
    ctx.delete("root/.keep")

def unpack_sources(ctx, lock):
    """Fetches what a lock lists and unpacks it all below root/.

    Args:
      ctx: the repository context
      lock: the lock
    """
    mirrors = find_mirrors(ctx)
    for package in lock["packages"]:
        ctx.report_progress("source of " + package["package"])

        # By its name Bazel knows how to unpack it.
        archive = fetch_package(ctx, package, mirrors, "archives")
        if "files" in package:
            _unpack_some(ctx, package, archive)
        else:
            # By position: the last argument's name differs between versions of Bazel.
            ctx.extract(archive, "root", package["folder"])
        ctx.delete("archives")
