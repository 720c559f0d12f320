# SPDX-License-Identifier: Apache-2.0
"""The files of pinned Debian packages.

What a lock lists is fetched, checked by SHA-256, and unpacked below `root/`. The programs in it run with the libraries in it: `bin/NAME` is a
launcher that starts a program through the repository's own dynamic loader, so
that nothing of the machine's libraries is used.
"""

load(":fetch_package.bzl", "FETCH_ATTRIBUTES", "fetch_package")
load(":mirrors.bzl", "find_mirrors")

def _unpack(ctx, packages):
    for package in packages:
        ctx.file(
            "debs/%s.files" % package["package"],
            "".join([glob + "\n" for glob in package["files"]]),
            executable = False,
        )

    # Decompression takes most of the time: largest first, all processors.
    by_size = sorted([(-package["size"], package["package"]) for package in packages])
    ctx.file("debs/order", "".join([name + "\n" for _, name in by_size]), executable = False)
    result = ctx.execute(
        ["sh", str(ctx.path(ctx.attr._unpack_all)), str(ctx.path(ctx.attr._unpack))],
        timeout = 1800,
    )
    if result.return_code != 0:
        fail("Cannot unpack the packages of @%s (needs tar, xz, find and xargs):\n%s%s" %
             (ctx.name, result.stdout, result.stderr))
    ctx.delete("debs")

def _loader(ctx):
    # Debian 12 has it in lib/, which from Debian 13 on is no folder of any package.
    for folder in ["lib", "usr/lib"]:
        loader = ctx.path("root/%s/x86_64-linux-gnu/ld-linux-x86-64.so.2" % folder)
        if loader.exists:
            return str(loader)
    return fail("@%s has programs, but no dynamic loader" % ctx.name)

def _add_launchers(ctx, programs, library_folders):
    # QEMU finds its modules and ROMs, and clang its programs, relative to
    # /proc/self/exe, which is the loader: so it must be in their folder.
    folders = {program.rpartition("/")[0]: None for program in programs.values()}
    for folder in folders:
        ctx.execute(["cp", "-L", _loader(ctx), "root/%s/ld.so" % folder])
    for name, program in programs.items():
        folder, _, file = program.rpartition("/")
        ctx.template(
            "bin/" + name,
            ctx.attr._launcher,
            substitutions = {
                "{folder}": folder,
                "{more_libraries}": "".join([":$root/" + folder for folder in library_folders]),
                "{program}": file,
            },
            executable = True,
        )

def unpack_debs(ctx, lock):
    """Fetches the packages of a lock, unpacks what it names of them and makes launchers.

    Args:
      ctx: the repository context, with DEB_ATTRIBUTES
      lock: the lock
    """
    packages = lock["packages"]
    mirrors = find_mirrors(ctx)
    for number, package in enumerate(packages):
        ctx.report_progress("package %d of %d: %s" % (number + 1, len(packages), package["package"]))
        file = fetch_package(ctx, package, mirrors, "debs")
        ctx.execute(["mv", file, "debs/%s.deb" % package["package"]])
    ctx.report_progress("unpacking %d packages" % len(packages))
    ctx.file("debs/drop", "".join([glob + "\n" for glob in lock["drop"]]), executable = False)
    _unpack(ctx, packages)
    _add_launchers(ctx, lock["programs"], lock["library_folders"])

DEB_ATTRIBUTES = dict(
    FETCH_ATTRIBUTES,
    _launcher = attr.label(default = "//toolchain/packages/fetch:launcher.sh.template"),
    _unpack = attr.label(default = "//toolchain/packages/fetch:unpack.sh"),
    _unpack_all = attr.label(default = "//toolchain/packages/fetch:unpack_all.sh"),
)
