# SPDX-License-Identifier: Apache-2.0
"""image_sbom: the bill of materials of an image, as SPDX 2.3 in JSON."""

load(":debian_packages.bzl", "debian_packages")
load(":document.bzl", "document")
load(":fill_in.bzl", "FILL_IN_ATTRIBUTES", "fill_in")
load(":image_parts.bzl", "conclude", "header_elements", "header_packages", "is_library", "origin_package", "with_licences")
load(":sources.bzl", "SourcesInfo", "is_compiled", "origin", "path_of", "sources_aspect")
load(":spdx.bzl", "DOCUMENT_ID", "NOASSERTION", "file", "file_id", "licence_of", "relationship")

_HEADERS_ONLY = "Headers, as far as they are used. No archive of any package is linked (-nostdlib)."

def _parts(ctx):
    # What the image builder put into the image, each with all that it was compiled from.
    result = []
    parts = ctx.attr.image[SourcesInfo].parts
    if len(parts) == 1 and parts[0].parts:
        parts = parts[0].parts  # an image in another format, such as vm_image makes
    for part in parts:
        sources = part.sources.to_list()
        compiled = is_compiled(sources)
        if compiled:
            sources = sources + ctx.files._freestanding
        result.append(struct(files = part.files.to_list(), sources = sources, compiled = compiled))
    return result

def _part_licences(ctx, part):
    headers = ctx.files._cpp_headers if part.compiled else []
    return with_licences(part.sources + headers, ctx.attr.licence)

def _files(ctx, parts):
    # By identifier, as parts have files in common.
    image = ctx.file.image
    licences = []
    for part in parts:
        licences += _part_licences(ctx, part)
    licences = {licence: True for licence in licences}.keys()
    files = {file_id(path_of(image)): file(path_of(image), image, "BINARY", licence_of(licences))}
    for part in parts:
        licence = licence_of(_part_licences(ctx, part))
        for built in part.files:
            files[file_id(path_of(built))] = file(path_of(built), built, "BINARY", licence)
        for source, otherwise in with_licences(part.sources, ctx.attr.licence):
            licence_of_source = licence_of([(source, otherwise)])
            id = file_id(path_of(source))
            files[id] = file(path_of(source), source, "SOURCE", licence_of_source)
    return files.values()

def _sources_by_origin(parts):
    result = {}
    for part in parts:
        for source in part.sources:
            result.setdefault(origin(source), {})[source] = True
    return {name: sources.keys() for name, sources in result.items()}

def _built_from(image_id, part, package_ids, header_package_ids):
    # The image from the part; the part from its files, and from the packages that those are of.
    sources = [file_id(path_of(source)) for source in part.sources]
    packages = {package_ids[origin(source)]: True for source in part.sources}.keys()
    result = []
    for built in part.files:
        part_id = file_id(path_of(built))
        result.append(relationship(image_id, "GENERATED_FROM", part_id))
        result += [relationship(part_id, "GENERATED_FROM", id) for id in sources + packages]
        if part.compiled:
            result += [
                relationship(part_id, "GENERATED_FROM", id, _HEADERS_ONLY)
                for id in header_package_ids
            ]
    return result

def _image_sbom_impl(ctx):
    image = ctx.file.image
    if image.is_directory:
        fail(("{}: {} is a folder, which SPDX has no SHA-256 of: name a disk_image of the same kernel, " +
              "which has the same parts but for the loader").format(ctx.label, ctx.attr.image.label))
    image_id = file_id(path_of(image))
    parts = _parts(ctx)
    files = _files(ctx, parts)
    relationships = [relationship(DOCUMENT_ID, "DESCRIBES", image_id)]

    # Packages, and the files that come from each: Slipway, the workspace's own, ...
    origins = _sources_by_origin(parts)
    libraries = [name for name in sorted(origins) if is_library(origins[name][0])]
    debian = debian_packages(["llvm"] + libraries)
    packages = {}
    ids = {}
    for name, sources in origins.items():
        if name not in libraries:
            package = origin_package(ctx, name, sources)
            packages[package["SPDXID"]] = package
            ids[name] = package["SPDXID"]
    packages.update({package["SPDXID"]: package for package in debian.packages})

    # ... libraries, ...
    for name in libraries:
        ids[name] = debian.ids[name][0]
        packages[ids[name]] = conclude(packages[ids[name]], origins[name])
        relationships += [
            relationship(file_id(path_of(source)), "EXPANDED_FROM_ARCHIVE", ids[name])
            for source in origins[name]
        ]

    # ... and what all C++ is compiled with.
    headers = header_packages(ctx.files._cpp_headers)
    is_any_compiled = any([part.compiled for part in parts])
    if is_any_compiled:
        for id, its_headers in headers.items():
            packages[id] = conclude(packages[id], its_headers)
            elements = header_elements(id, its_headers)
            files = files + elements.files
            relationships += elements.relationships

    for part in parts:
        relationships += _built_from(image_id, part, ids, headers.keys())
    relationships += [
        relationship(id, "BUILD_TOOL_OF", image_id)
        for id in debian.ids["llvm"]
    ]
    output = ctx.actions.declare_file(ctx.label.name + ".spdx.json")
    sources = {source: True for part in parts for source in part.sources}.keys()
    fill_in(
        ctx,
        document(
            "image-" + path_of(image),
            packages.values(),
            files,
            relationships,
            debian.extracted_licences,
        ),
        [image] + [built for part in parts for built in part.files] + sources,
        output,
        sources = [source for part in parts if part.compiled for source in part.sources],
        headers = ctx.files._cpp_headers if is_any_compiled else [],
    )
    return [DefaultInfo(
        files = depset([output]),
        runfiles = ctx.runfiles(files = [output]),
    )]

image_sbom = rule(
    implementation = _image_sbom_impl,
    doc = """The bill of materials of a disk image: NAME.spdx.json, SPDX 2.3.

It has the image, what the image builder put into it, every source file that these were made of,
all with SHA-256 and licence; the packages that files came from, and those that the build tools are
from. The same inputs give the same bytes.""",
    attrs = dict(
        FILL_IN_ATTRIBUTES,
        image = attr.label(
            doc = "Label of a disk_image.",
            allow_single_file = True,
            aspects = [sources_aspect],
            mandatory = True,
        ),
        licence = attr.string(
            doc = "SPDX expression for the sources of your own workspace that name none themselves " +
                  "(SPDX-License-Identifier).",
            default = NOASSERTION,
        ),
        _cpp_headers = attr.label(default = Label("//toolchain:cpp_headers")),
        _freestanding = attr.label(default = Label("//toolchain/freestanding:headers")),
        product = attr.string(doc = "What your own sources are called; the target's label if empty."),
        supplier = attr.string(
            doc = "Who gives them out, as SPDX writes it: \"Organization: NAME\" or \"Person: NAME\".",
        ),
        version = attr.string(doc = "Their version."),
    ),
)
