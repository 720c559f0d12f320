# SPDX-License-Identifier: Apache-2.0
"""The repositories for MODULE.bazel, which cannot call a function as WORKSPACE does."""

load(":repositories.bzl", "slipway_repositories")

def _slipway_impl(_module_ctx):
    slipway_repositories()

slipway = module_extension(
    implementation = _slipway_impl,
    doc = "Declares every external repository. Each is fetched when first used.",
)
