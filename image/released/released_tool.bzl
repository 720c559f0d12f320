# SPDX-License-Identifier: Apache-2.0
"""A tool from an archive of released ones, which must be what this Slipway would compile."""

load("//sbom:sources.bzl", "SourcesInfo", "origin", "path_of", "sources_aspect")
load("//toolchain:own_configuration.bzl", "HostToolInfo")
load("//toolchain:released.bzl", "RELEASED")

# What decides about the bytes of a tool, besides its sources.
_COMPILER = attr.label_list(
    default = [
        Label("//toolchain/cc:flags"),
        Label("//toolchain/freestanding:headers"),
        Label("//toolchain/packages/sets:llvm/lock.json"),
    ],
    allow_files = True,
)

def _name(file):
    # Where Slipway is not the main repository, its own name is in front.
    path = path_of(file)
    return path.partition("/")[2] if origin(file) == "slipway" and file.short_path.startswith("../") else path

def _hash_sources(ctx, output):
    """Makes a list of what a tool is compiled from: SHA-256 and path, a file a line, sorted by path."""
    compiled = ctx.attr.compiled
    sources = compiled[SourcesInfo].sources.to_list()
    if not sources:
        fail("%s: sources_aspect finds no source of it: let it follow its attributes." % compiled.label)
    sources += [source for one in ctx.attr.made_by for source in one[SourcesInfo].sources.to_list()]
    files = {_name(file): file for file in sources + ctx.files._compiler}
    names = sorted(files.keys())
    list_file = ctx.actions.declare_file(output.basename + ".list", sibling = output)
    ctx.actions.write(list_file, "".join(["{}\t{}\n".format(name, files[name].path) for name in names]))
    ctx.actions.run(
        outputs = [output],
        inputs = files.values() + [list_file],
        executable = ctx.executable._hash_files,
        arguments = [list_file.path, output.path],
        mnemonic = "HashSources",
        progress_message = "Hashing the sources of %s" % compiled.label,
    )

_SOURCES_ATTRIBUTES = {
    "compiled": attr.label(
        doc = "The tool, as it is compiled.",
        aspects = [sources_aspect],
        mandatory = True,
    ),
    "made_by": attr.label_list(
        doc = "Programs that make it, besides the compiler: their sources count as well.",
        aspects = [sources_aspect],
    ),
    "_compiler": _COMPILER,
    "_hash_files": attr.label(
        default = "//image/released:hash_files.sh",
        allow_single_file = True,
        cfg = "exec",
        executable = True,
    ),
}

def _source_hashes_impl(ctx):
    output = ctx.actions.declare_file(ctx.label.name + ".txt")
    _hash_sources(ctx, output)
    return [DefaultInfo(files = depset([output]))]

source_hashes = rule(
    implementation = _source_hashes_impl,
    doc = "What a tool is compiled from, as NAME.txt: SHA-256 and path of each file, and of what the compiler is told.",
    attrs = _SOURCES_ATTRIBUTES,
)

def _released_tool_impl(ctx):
    hashes = ctx.actions.declare_file(ctx.label.name + ".sources")
    _hash_sources(ctx, hashes)
    output = ctx.actions.declare_file(ctx.label.name)
    ctx.actions.run(
        outputs = [output],
        inputs = [ctx.file.released, ctx.file.sources, hashes],
        executable = ctx.executable._take_released,
        arguments = [RELEASED or "", ctx.file.released.path, ctx.file.sources.path, hashes.path, output.path],
        mnemonic = "ReleasedTool",
        progress_message = "Taking the released %s" % ctx.label.name,
    )
    return [DefaultInfo(
        executable = output,
        files = depset([output]),
        runfiles = ctx.runfiles([output]),
    )] + ([HostToolInfo()] if ctx.attr.is_host_tool else [])

released_tool = rule(
    implementation = _released_tool_impl,
    doc = """A file of the archive of released tools, if it was compiled from what `compiled` is compiled from here.

Bills of materials follow `compiled`, which is not built, to its sources.""",
    attrs = dict(
        _SOURCES_ATTRIBUTES,
        is_host_tool = attr.bool(doc = "Whether it makes or boots images, and is in none."),
        released = attr.label(
            doc = "The file of the archive.",
            allow_single_file = True,
            mandatory = True,
        ),
        sources = attr.label(
            doc = "What source_hashes said of its sources.",
            allow_single_file = True,
            mandatory = True,
        ),
        _take_released = attr.label(
            default = "//image/released:take_released.sh",
            allow_single_file = True,
            cfg = "exec",
            executable = True,
        ),
    ),
    executable = True,
)
