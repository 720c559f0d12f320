# SPDX-License-Identifier: Apache-2.0
"""What signs an image for Secure Boot, when it is run."""

load("@rules_shell//shell:sh_binary.bzl", "sh_binary")
load(":image_inputs.bzl", "absolute_label")
load(":quoting.bzl", "literal", "path")

# Labels and not strings: they mean this repository wherever the macros are used.
_SIGN = Label("//image/signer:sign.sh")
_SIGNERS = [str(Label("//image/signer")), str(Label("//toolchain:osslsigncode"))]

def sign_target(rule, image, **kwargs):
    """Makes IMAGE.sign, which signs the UEFI loader in a copy of an image.

    It is no action: a key would be an input of it, and so in caches and executors.

    Args:
      rule: the rule's name, for messages
      image: the name of the image's target
      **kwargs: attributes that every rule has
    """
    sh_binary(
        name = image + ".sign",
        srcs = [_SIGN],
        args = [path("{} {}".format(rule, image), "rootpath", label) for label in _SIGNERS + [image]] +
               [literal(absolute_label(image + ".sign"))],
        data = _SIGNERS + [image],
        # Only who runs it fetches what signs.
        **dict(kwargs, tags = kwargs.get("tags", []) + ["manual"])
    )
