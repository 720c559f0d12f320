# SPDX-License-Identifier: Apache-2.0
"""image_licences: the licences of what is in an image, as one text to give away with it."""

load(":fill_in.bzl", "FILL_IN_ATTRIBUTES", "fill_in")
load(":sources.bzl", "SourcesInfo", "is_compiled", "origin", "path_of", "sources_aspect")

_RULE = "=" * 80

def _section(title, files):
    texts = ["@{text %s}" % file.path for file in files]
    return "\n".join([_RULE, title, _RULE, ""] + texts)

def _image_licences_impl(ctx):
    sources = ctx.attr.image[SourcesInfo].sources.to_list()
    origins = {origin(source): True for source in sources}
    sections = ["Licences of what is in %s\n" % ctx.file.image.basename]
    inputs = []

    # What Slipway itself uses, and knows the licences of.
    libraries = {
        name: target[DefaultInfo].files.to_list()
        for target, name in ctx.attr._libraries.items()
        if name in origins
    }
    used = {
        name: [path_of(source) for source in sources if origin(source) == name]
        for name in libraries
    }
    known = ["slipway"] + libraries.keys()
    others = sorted([name or "this workspace" for name in origins if name not in known])
    if ctx.files.texts:
        sections.append(_section(", ".join(others) or "Further licences", ctx.files.texts))
        inputs += ctx.files.texts
    elif others:
        fail(("{}: the image has files of {} as well; name the files with their licences: " +
              "texts = [\"LICENSE\"]").format(ctx.label, " and ".join(others)))
    if "slipway" in origins:
        sections.append(_section("Slipway: the loader, the kernel library", [ctx.file._slipway]))
        inputs.append(ctx.file._slipway)
    for name, texts in libraries.items():
        title = "%s, of which these files are used: %s" % (name, ", ".join(sorted(used[name])))
        sections.append(_section(title, texts))
        inputs += texts
    if is_compiled(sources):
        sections.append(_section(
            "LLVM: headers of the C++ library and of the compiler, as Debian's packages say it",
            ctx.files._headers,
        ))
        inputs += ctx.files._headers
    output = ctx.actions.declare_file(ctx.label.name + ".txt")
    fill_in(ctx, "\n".join(sections), inputs, output)
    return [DefaultInfo(
        files = depset([output]),
        runfiles = ctx.runfiles(files = [output]),
    )]

image_licences = rule(
    implementation = _image_licences_impl,
    doc = """The licences of what is in a disk image, in one file, NAME.txt.

Slipway's own and those of the compiler's headers are known. Those of your kernel are given.""",
    attrs = dict(
        FILL_IN_ATTRIBUTES,
        image = attr.label(
            doc = "Label of a disk_image.",
            allow_single_file = True,
            aspects = [sources_aspect],
            mandatory = True,
        ),
        texts = attr.label_list(
            doc = "Files with the licences of your own sources and of the libraries that you use.",
            allow_files = True,
        ),
        _slipway = attr.label(
            default = Label("//:LICENSE"),
            allow_single_file = True,
        ),
        _headers = attr.label(default = Label("//toolchain:llvm_licence")),
        _libraries = attr.label_keyed_string_dict(default = {
            Label("//toolchain:compiler_rt_licence"): "compiler_rt",
            Label("//toolchain:libb2_licence"): "libb2",
            Label("//toolchain:lz4_licence"): "lz4",
            Label("//toolchain:spleen_licence"): "spleen",
            Label("//toolchain:xxhash_licence"): "xxhash",
        }),
    ),
)
