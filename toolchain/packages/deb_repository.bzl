"""A repository made of the files of pinned Debian packages.

The rule fetches what a lock file lists, checks it by SHA-256, and unpacks it
below `root/`. The programs in it run with the libraries in it: `bin/NAME` is a
launcher that starts a program through the repository's own dynamic loader, so
that nothing of the machine's libraries is used.
"""

load(":fetch.bzl", "fetch_package")
load(":mirrors.bzl", "MIRROR_VARIABLE", "find_mirrors")

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

def _add_launchers(ctx, library_folders):
    # QEMU finds its modules and ROMs, and clang its programs, relative to
    # /proc/self/exe, which is the loader: so it must be in their folder.
    loader = ctx.path("root/lib/x86_64-linux-gnu/ld-linux-x86-64.so.2")
    folders = {program.rpartition("/")[0]: None for program in ctx.attr.programs.values()}
    for folder in folders:
        ctx.execute(["cp", "-L", str(loader), "root/%s/ld.so" % folder])
    for name, program in ctx.attr.programs.items():
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

def _deb_repository_impl(ctx):
    lock = json.decode(ctx.read(ctx.path(ctx.attr.lock)))
    packages = lock["packages"]
    mirrors = find_mirrors(ctx)
    for number, package in enumerate(packages):
        ctx.report_progress("package %d of %d: %s" % (number + 1, len(packages), package["package"]))
        fetch_package(ctx, package, mirrors, "debs/%s.deb" % package["package"])
    ctx.report_progress("unpacking %d packages" % len(packages))
    ctx.file("debs/drop", "".join([glob + "\n" for glob in lock["drop"]]), executable = False)
    _unpack(ctx, packages)
    _add_launchers(ctx, lock["library_folders"])
    ctx.symlink(ctx.attr.build_file, "BUILD.bazel")

deb_repository = repository_rule(
    implementation = _deb_repository_impl,
    doc = "Files of pinned Debian packages, below root/, with launchers in bin/.",
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
        "programs": attr.string_dict(
            doc = "Launchers to make: name in bin/, path of the program below root/.",
        ),
        "_launcher": attr.label(default = "//toolchain/packages:launcher.sh.template"),
        "_unpack": attr.label(default = "//toolchain/packages:unpack.sh"),
        "_unpack_all": attr.label(default = "//toolchain/packages:unpack_all.sh"),
    },
    environ = [MIRROR_VARIABLE],
)
