"""image_sbom: the bill of materials of an image, as SPDX 2.3 in JSON."""

load("//toolchain/sbom:debian_packages.bzl", "ALL_SETS", "debian_packages", "find_debian_package")
load("//toolchain/sbom:fill_in.bzl", "FILL_IN_ATTRIBUTES", "fill_in")
load("//toolchain/sbom:licence_names.bzl", "spdx_identifier")
load("//toolchain/sbom:spdx.bzl", "DOCUMENT_ID", "document", "file", "file_id", "package", "relationship")
load(":sources.bzl", "SourcesInfo", "is_compiled", "origin", "path_of", "sources_aspect")

# The packages whose headers end up in what is compiled for the bare machine.
HEADER_PACKAGES = ["libc++-19-dev", "libclang-common-19-dev"]

_HEADERS_ONLY = "Headers, as far as they are used. No archive of any package is linked (-nostdlib)."

def _origin_package(ctx, name):
    if name == "slipway":
        return package("SPDXRef-Package-slipway", "slipway", "Apache-2.0")
    if name == "":
        return package("SPDXRef-Package-own", ctx.attr.product or str(ctx.label), ctx.attr.licence)
    return package(
        "SPDXRef-Package-repository-" + spdx_identifier(name),
        name,
        "NOASSERTION",
        comment = "An external repository of the workspace.",
    )

def _image_sbom_impl(ctx):
    image = ctx.file.image
    image_id = file_id(path_of(image))

    # Some sets of pinned packages are libraries, and repositories that sources come from.
    libraries = {}
    for source in ctx.attr.image[SourcesInfo].sources.to_list():
        if origin(source) in ALL_SETS:
            libraries[origin(source)] = True
    debian = debian_packages(["llvm"] + sorted(libraries.keys()))
    headers = [find_debian_package("llvm", name) for name in HEADER_PACKAGES]
    origins = {}
    files = {image_id: file(path_of(image), image, "BINARY")}
    inputs = [image]
    relationships = [relationship(DOCUMENT_ID, "DESCRIBES", image_id)]
    for part in ctx.attr.image[SourcesInfo].parts:
        sources = part.sources.to_list()
        if is_compiled(sources):
            sources = sources + ctx.files._freestanding
        inputs += sources
        for built in part.files.to_list():
            inputs.append(built)
            part_id = file_id(path_of(built))
            files[part_id] = file(path_of(built), built, "BINARY")
            relationships.append(relationship(image_id, "GENERATED_FROM", part_id))
            part_origins = {}
            for source in sources:
                source_id = file_id(path_of(source))
                files[source_id] = file(path_of(source), source, "SOURCE")
                relationships.append(relationship(part_id, "GENERATED_FROM", source_id))
                part_origins[origin(source)] = True
            for name in part_origins:
                if name in libraries:
                    relationships += [
                        relationship(part_id, "GENERATED_FROM", id)
                        for id in debian.ids[name]
                    ]
                    continue
                origins[name] = _origin_package(ctx, name)
                relationships.append(relationship(part_id, "GENERATED_FROM", origins[name]["SPDXID"]))
            if is_compiled(sources):
                relationships += [
                    relationship(part_id, "GENERATED_FROM", header_id, _HEADERS_ONLY)
                    for header_id in headers
                ]
    relationships += [
        relationship(package_id, "BUILD_TOOL_OF", image_id)
        for package_id in debian.ids["llvm"]
    ]
    output = ctx.actions.declare_file(ctx.label.name + ".spdx.json")
    fill_in(
        ctx,
        document(
            "image-" + path_of(image),
            origins.values() + debian.packages,
            files.values(),
            relationships,
            debian.licence_references,
        ),
        inputs,
        output,
    )
    return [DefaultInfo(
        files = depset([output]),
        runfiles = ctx.runfiles(files = [output]),
    )]

image_sbom = rule(
    implementation = _image_sbom_impl,
    doc = """The bill of materials of a disk image: NAME.spdx.json, SPDX 2.3.

It has the image, what the image builder put into it, every source file that these were made of,
all with SHA-256; the packages that files came from, and those that the build tools are from.
The same inputs give the same bytes.""",
    attrs = dict(
        FILL_IN_ATTRIBUTES,
        image = attr.label(
            doc = "Label of a disk_image.",
            allow_single_file = True,
            aspects = [sources_aspect],
            mandatory = True,
        ),
        licence = attr.string(
            doc = "SPDX expression for the sources of your own workspace.",
            default = "NOASSERTION",
        ),
        _freestanding = attr.label(default = Label("//toolchain/freestanding:headers")),
        product = attr.string(doc = "What your own sources are called; the target's label if empty."),
    ),
)
