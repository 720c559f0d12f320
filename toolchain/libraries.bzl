"""How headers are found: Slipway's own below slipway/, and nothing else of it by its users.

A user's workspace has folders named kernel/, machine/ or boot/ of its own, and Bazel lets each
library that depends on one of ours search our repository's root as well. So the headers that a
kernel can reach include each other as slipway/PATH, where PATH is theirs in this repository
(slipway_library), and what is offered to users has these names only (public_library).
"""

load("@rules_cc//cc:defs.bzl", "cc_library")

def slipway_library(name, **kwargs):
    """A cc_library whose headers are included as "slipway/PATH", PATH being that in the repository.

    Args:
      name: name of the target
      **kwargs: the attributes of cc_library
    """
    cc_library(
        name = name,
        include_prefix = "slipway",
        strip_include_prefix = "/",
        **kwargs
    )
