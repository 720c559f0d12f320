# SPDX-License-Identifier: Apache-2.0
"""Flags that all platforms share."""

load(":actions.bzl", "ALL_COMPILE", "CPP_COMPILE", "C_OR_CPP_COMPILE", "LINK", "PREPROCESS")
load(":flags.bzl", "always", "flags", "on_demand")

# Slipway's folder in a workspace that uses it by its own name.
_SLIPWAY = "external/slipway"

def _renamed(slipway):
    """Flags under which Slipway's files have the same paths whatever the user's workspace calls it."""
    return [] if slipway in ["", _SLIPWAY] else ["-ffile-prefix-map=%s/=%s/" % (slipway, _SLIPWAY)]

def _link(by_clang, options):
    return [flags(LINK, options)] if by_clang else []

def common_features(llvm, slipway, include_folders, linked_by_clang):
    """Returns the features that do not depend on what is compiled for.

    Args:
      llvm: path of the compiler's repository, from where the compiler is run
      slipway: likewise of this repository; "" in its own workspace
      include_folders: the system headers, in order of search
      linked_by_clang: whether the compiler's program starts the linker, and takes these flags there too
    """
    with_link = LINK if linked_by_clang else []
    return [
        always(
            "hermetic_paths",
            # clang starts itself a second time by the name it was called by. By
            # its "canonical" name it would start the loader without a program.
            flags(ALL_COMPILE + with_link, [
                "-no-canonical-prefixes",
                "-resource-dir=%s/root/usr/lib/llvm-19/lib/clang/19" % llvm,
            ]),
            # No header is searched for but in these folders.
            flags(PREPROCESS, ["-nostdinc"] + [
                flag
                for folder in include_folders
                for flag in ("-isystem", folder)
            ]),
            *_link(linked_by_clang, ["-fuse-ld=lld", "--ld-path=%s/bin/ld.lld" % llvm])
        ),
        always(
            "reproducible",
            # The same bytes in whatever folder, at whatever time.
            flags(ALL_COMPILE, [
                "-fdebug-compilation-dir=.",
                "-fcoverage-compilation-dir=.",
                "-ffile-prefix-map=%s=llvm" % llvm,
            ] + _renamed(slipway)),
            flags(PREPROCESS, [
                "-Wno-builtin-macro-redefined",
                "-D__DATE__=\"redacted\"",
                "-D__TIME__=\"redacted\"",
                "-D__TIMESTAMP__=\"redacted\"",
            ]),
            *_link(linked_by_clang, ["-Wl,--build-id=none"])
        ),
        always("language", flags(CPP_COMPILE, ["-std=c++23"])),
        always("color_diagnostics", flags(ALL_COMPILE + with_link, ["-fdiagnostics-color=always"])),
        # One section for each function and variable: the linker can leave out
        # what nothing refers to.
        always("sections", flags(C_OR_CPP_COMPILE, ["-ffunction-sections", "-fdata-sections"])),
        on_demand(
            "strict_warnings",
            # The project's own code is written for these. Other people's code is
            # not, so a package asks for them. (Whether they are errors: plumbing.bzl.)
            flags(C_OR_CPP_COMPILE, [
                "-Wall",
                "-Wextra",
                "-Wcast-align",
                "-Wconversion",
                "-Wimplicit-fallthrough",
                "-Wmissing-declarations",
                "-Wnull-dereference",
                "-Wshadow",
                "-Wundef",
                "-Wunused",
                "-Wvla",
            ]),
            flags(CPP_COMPILE, [
                "-Wextra-semi",
                "-Wnon-virtual-dtor",
                "-Wold-style-cast",
                "-Woverloaded-virtual",
            ]),
        ),
    ]
