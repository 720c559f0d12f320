# SPDX-License-Identifier: Apache-2.0
"""What a WORKSPACE file needs: this repository's own, and that of a kernel of yours."""

load(":repositories.bzl", "slipway_repositories")

def _local_copy_impl(ctx):
    # The stand-ins are no packages of this repository (see .bazelignore), so no label leads there.
    folder = ctx.path(Label("//toolchain:workspace.bzl")).dirname
    for name in ctx.attr.folder.split("/"):
        folder = folder.get_child(name)
    for entry in folder.readdir():
        if entry.basename != "WORKSPACE":
            ctx.symlink(entry, entry.basename)

_local_copy = repository_rule(
    implementation = _local_copy_impl,
    doc = "A folder of this one as a repository, wherever the workspace is.",
    attrs = {"folder": attr.string(mandatory = True)},
    local = True,
)

# Bazel 4 loads three of these from within its own tools, whether they are used or not, and would
# ask the network for them. And under the names rules_cc and rules_shell the project's own files
# find rules that are built in here, and that later versions of Bazel moved there.
_BAZEL4 = [
    "remote_coverage_tools",
    "rules_cc",
    "rules_java",
    "rules_shell",
]

# buildifier: disable=unnamed-macro  # it names the repositories as the project refers to them
def slipway_workspace(released_tools = None):
    """Declares the repositories and registers the toolchains.

    Repositories that the workspace has already declared stay as they are.

    Args:
      released_tools: the tools that images are made and booted with, not to be compiled but taken
        from an archive that tools/release made: {"url": ..., "sha256": ...}, of which the url is an
        address or the absolute path of a file. //image/released:README.md says more.
    """
    for name in _BAZEL4:
        if not native.existing_rule(name):
            _local_copy(
                name = name,
                folder = "bazel4/" + name,
            )
    slipway_repositories(released_tools)
    native.register_toolchains(
        str(Label("//toolchain/cc:host")),
        str(Label("//toolchain/cc:kernel")),
        str(Label("//toolchain/cc:uefi")),
    )
