# SPDX-License-Identifier: Apache-2.0
"""The source of a pinned Debian package.

For libraries that are compiled here, for the bare machine above all, where Debian has only what it
compiled for Linux. What is taken is the author's own archive (.orig.tar), as Debian keeps it.
"""

load(":fetch_package.bzl", "fetch_package")
load(":mirrors.bzl", "find_mirrors")

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

        # By position: the last argument's name differs between versions of Bazel.
        ctx.extract(archive, "root", package["folder"])
        ctx.delete("archives")
