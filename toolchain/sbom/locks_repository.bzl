"""The repository that has the lock files as Starlark: @slipway_locks//:locks.bzl.

A rule cannot read a file; a repository rule can. Nothing is fetched for it: the bill of materials
of a package that this machine never uses costs nothing.
"""

def _locks_repository_impl(ctx):
    locks = {}
    for lock in ctx.attr.locks:
        name = lock.name.rpartition("/")[2][:-len(".lock.json")]
        locks[name] = json.decode(ctx.read(ctx.path(lock)))
    ctx.file("BUILD.bazel", "", executable = False)
    ctx.file("locks.bzl", "LOCKS = %s\n" % repr(locks), executable = False)

locks_repository = repository_rule(
    implementation = _locks_repository_impl,
    doc = "Has one file, locks.bzl, with one name, LOCKS: a dict from a set's name to its lock.",
    attrs = {"locks": attr.label_list(mandatory = True)},
)
