# SPDX-License-Identifier: Apache-2.0
"""Labels in sentences."""

def label_text(label):
    """How whoever reads a sentence writes a label of this repository, whatever they call it.

    Args:
      label: a Label that was made here, as Label("//kernel:defs.bzl")

    Returns:
      "//kernel:defs.bzl" in this repository, "@slipway//kernel:defs.bzl" in another one. Where modules name
      repositories, the name is the one that Bazel has made of it, which it takes as well.
    """
    text = str(label)
    repository = text.partition("//")[0]
    return text if repository.strip("@") else text[len(repository):]
