# SPDX-License-Identifier: Apache-2.0
"""The repositories for MODULE.bazel, which cannot call a function as WORKSPACE does."""

load(":repositories.bzl", "slipway_repositories")

def _slipway_impl(module_ctx):
    # Who uses a module decides, as about all that is overridden, and not the modules on the way.
    archives = [
        {"url": tag.url, "sha256": tag.sha256}
        for module in module_ctx.modules
        if module.is_root
        for tag in module.tags.released_tools
    ]
    if len(archives) > 1:
        fail("MODULE.bazel has {} lines slipway.released_tools(...). Leave one.".format(len(archives)))
    slipway_repositories(archives[0] if archives else None)

slipway = module_extension(
    implementation = _slipway_impl,
    doc = "Declares every external repository. Each is fetched when first used.",
    tag_classes = {
        "released_tools": tag_class(
            doc = "As released_tools of slipway_workspace. It counts in the root module only.",
            attrs = {
                "url": attr.string(doc = "An address, or the absolute path of a file.", mandatory = True),
                "sha256": attr.string(doc = "The archive's, as tools/release prints it.", mandatory = True),
            },
        ),
    },
)
