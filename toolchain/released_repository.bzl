# SPDX-License-Identifier: Apache-2.0
"""The repository of released tools: what //image/released:archive has, where a workspace asks for it.

Macros load RELEASED (by way of //toolchain:released.bzl) and name the tools that are compiled where
it is None. An archive that is absent, or another than was asked for, ends the build.
"""

load("//toolchain/packages/fetch:locks_repository.bzl", "module_version")

_ARCHIVE = "slipway-tools.tar"
_HEXADECIMAL = "0123456789abcdef"

def released_tools_error(archive):
    """What is wrong with an argument `released_tools` of slipway_workspace.

    Args:
      archive: a dictionary with "url" and "sha256"

    Returns:
      A sentence, or None.
    """
    example = "released_tools = {\"url\": \"https://HOST/slipway-tools.tar\", \"sha256\": \"...\"}"
    if type(archive) != "dict" or sorted(archive.keys()) != ["sha256", "url"]:
        return "released_tools is {}, and should say where the archive is and which, as in {}".format(
            repr(archive),
            example,
        )
    url, sha256 = archive["url"], archive["sha256"]
    if type(url) != "string" or not url.startswith(("http://", "https://", "file:///", "/")):
        return ("released_tools: the url {} is neither an address (http://, https://, file:///) nor the absolute " +
                "path of a file: write it as in {}").format(repr(url), example)
    if type(sha256) != "string" or len(sha256) != 64 or [c for c in sha256.elems() if c not in _HEXADECIMAL]:
        return ("released_tools: the sha256 {} does not have 64 digits of 0 to 9 and a to f: " +
                "write the one that tools/release printed").format(repr(sha256))
    return None

def _refuse(ctx, what, advice):
    fail(("released_tools: {} {}. {}, or take released_tools out of WORKSPACE or MODULE.bazel: " +
          "the tools are compiled then.").format(ctx.attr.url, what, advice))

def _fetch(ctx):
    url = ctx.attr.url
    if url.startswith("/"):
        if not ctx.path(url).exists:
            _refuse(ctx, "is not there", "Put the archive there, correct the url")
        url = "file://" + url.replace("%", "%25").replace("#", "%23").replace("?", "%3F").replace(" ", "%20")
    if ctx.download(url, _ARCHIVE, ctx.attr.sha256, allow_fail = True).success:
        return

    # Once more, for the sentence.
    found = ctx.download(url, _ARCHIVE, allow_fail = True)
    if not found.success:
        _refuse(ctx, "cannot be fetched", "Correct the url")
    _refuse(
        ctx,
        "has SHA-256 {}, and sha256 says {}".format(found.sha256, ctx.attr.sha256),
        "Give the archive of which tools/release printed that number, correct the number if this is the one you trust",
    )

def _check_version(ctx):
    wanted = module_version(ctx)
    if not ctx.path("VERSION").exists:
        _refuse(ctx, "has no file VERSION, and is no archive of Slipway's tools", "Give the one of Slipway " + wanted)
    version = ctx.read("VERSION").strip()
    if version != wanted:
        _refuse(
            ctx,
            "has the tools of Slipway {}, and this is Slipway {}".format(version, wanted),
            "Give the archive of {}, use Slipway {}".format(wanted, version),
        )

def _released_repository_impl(ctx):
    if ctx.attr.url:
        _fetch(ctx)
        ctx.extract(_ARCHIVE)
        ctx.delete(_ARCHIVE)
        _check_version(ctx)
        files = [
            "{}/{}".format(folder, file.basename)
            for folder in ["sources", "tools"]
            for file in ctx.path(folder).readdir()
        ]
        ctx.file("BUILD.bazel", "exports_files({})\n".format(sorted(files)), executable = False)
    else:
        ctx.file("BUILD.bazel", "", executable = False)
    ctx.file("released.bzl", "RELEASED = {}\n".format(repr(ctx.attr.url or None)), executable = False)

released_repository = repository_rule(
    implementation = _released_repository_impl,
    doc = "Has what is in the archive, and released.bzl with one name, RELEASED: its address, or None.",
    attrs = {
        "url": attr.string(doc = "Its address, or the absolute path of a file; none if empty."),
        "sha256": attr.string(doc = "Its SHA-256."),
        "module": attr.label(doc = "MODULE.bazel, which has the version.", mandatory = True),
    },
)
