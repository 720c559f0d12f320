# SPDX-License-Identifier: Apache-2.0
"""tools_sbom: the bill of materials of the tools that are released, as SPDX 2.3 in JSON."""

load("@slipway_locks//:version.bzl", "VERSION")
load(":debian_packages.bzl", "debian_packages", "find_debian_package")
load(":document.bzl", "document")
load(":fill_in.bzl", "FILL_IN_ATTRIBUTES", "fill_in")
load(":image_parts.bzl", "HEADER_PACKAGES", "conclude", "is_library", "origin_package", "with_licences")
load(":sources.bzl", "SourcesInfo", "origin", "path_of", "sources_aspect")
load(":spdx.bzl", "DOCUMENT_ID", "NOASSERTION", "file", "file_id", "licence_of", "package", "relationship")

_ID = "SPDXRef-Package-slipway-tools"

# The GNU C library, as its package's copyright file says it for people only.
_C_LIBRARY = "libc6-dev"
_C_LIBRARY_LICENCE = "LGPL-2.1-or-later"

# What is linked to programs that run on Linux: the archives in these packages.
_LINKED = [
    _C_LIBRARY,
    "libc++-19-dev",
    "libc++abi-19-dev",
    "libclang-rt-19-dev",
    "libunwind-19-dev",
]

# What the packages of the compiler have to do with a file.
_PROGRAM = struct(
    type = "BINARY",
    packages = _LINKED,
    relationship = "STATIC_LINK",
    comment = "Archives, as far as they are used.",
)
_STAGE = struct(
    type = "BINARY",
    packages = HEADER_PACKAGES.keys(),
    relationship = "GENERATED_FROM",
    comment = "Headers, as far as they are used. No archive of any package is linked (-nostdlib).",
)
_DATA = struct(type = "SOURCE", packages = [])

def _tools(targets, kind):
    return [
        struct(
            file = target[DefaultInfo].files.to_list()[0],
            sources = target[SourcesInfo].sources.to_list(),
            kind = kind,
        )
        for target in targets
    ]

def _made_of(tool, package_ids):
    id = file_id(path_of(tool.file))
    origins = {package_ids[origin(source)]: True for source in tool.sources}.keys()
    made_from = [file_id(path_of(source)) for source in tool.sources] + origins
    result = [relationship(_ID, "CONTAINS", id)]
    result += [relationship(id, "GENERATED_FROM", one) for one in made_from]
    for name in tool.kind.packages:
        result.append(relationship(
            id,
            tool.kind.relationship,
            find_debian_package("llvm", name),
            tool.kind.comment,
        ))
    return result

def _files(tools):
    files = {}
    for tool in tools:
        licences = with_licences(tool.sources, NOASSERTION)
        files[tool.file] = file(path_of(tool.file), tool.file, tool.kind.type, licence_of(licences))
        for source, otherwise in licences:
            files[source] = file(path_of(source), source, "SOURCE", licence_of([(source, otherwise)]))
    return files

def _tools_sbom_impl(ctx):
    tools = _tools(ctx.attr.programs, _PROGRAM) + _tools(ctx.attr.stages, _STAGE) + _tools(ctx.attr.data, _DATA)
    files = _files(tools)
    by_origin = {}
    for source in {source: True for tool in tools for source in tool.sources}.keys():
        by_origin.setdefault(origin(source), []).append(source)

    libraries = [name for name in sorted(by_origin) if is_library(by_origin[name][0])]
    debian = debian_packages(["llvm"] + libraries)
    packages = {one["SPDXID"]: one for one in debian.packages}
    c_library = find_debian_package("llvm", _C_LIBRARY)
    packages[c_library] = dict(packages[c_library], licenseConcluded = _C_LIBRARY_LICENCE)
    relationships = [relationship(DOCUMENT_ID, "DESCRIBES", _ID)]
    ids = {}
    for name, sources in by_origin.items():
        if name in libraries:
            ids[name] = debian.ids[name][0]
            packages[ids[name]] = conclude(packages[ids[name]], sources)
            relationships += [
                relationship(file_id(path_of(source)), "EXPANDED_FROM_ARCHIVE", ids[name])
                for source in sources
            ]
        else:
            own = origin_package(ctx, name, sources)
            ids[name] = own["SPDXID"]
            packages[ids[name]] = own
    packages[_ID] = package(
        _ID,
        "slipway-tools",
        "Apache-2.0",
        version = VERSION,
        supplier = "Organization: Slipway",
    )
    for tool in tools:
        relationships += _made_of(tool, ids)
    relationships += [relationship(id, "BUILD_TOOL_OF", _ID) for id in debian.ids["llvm"]]

    output = ctx.actions.declare_file(ctx.label.name + ".spdx.json")
    fill_in(
        ctx,
        document("slipway-tools", packages.values(), files.values(), relationships, debian.extracted_licences),
        files.keys(),
        output,
    )
    return [DefaultInfo(files = depset([output]), runfiles = ctx.runfiles(files = [output]))]

tools_sbom = rule(
    implementation = _tools_sbom_impl,
    doc = """The bill of materials of tools: NAME.spdx.json.

It has each tool and every source file that it was made of, all with SHA-256 and licence, the packages that those came
from, those that are linked to it, and those that the build tools are from. The same inputs give the same bytes.""",
    attrs = dict(
        FILL_IN_ATTRIBUTES,
        data = attr.label_list(
            doc = "What is made of other files without the compiler.",
            aspects = [sources_aspect],
        ),
        licence = attr.string(doc = "Of sources that are not Slipway's and name none.", default = NOASSERTION),
        programs = attr.label_list(
            doc = "Tools that run on Linux, with the C library and the C++ library linked to them.",
            aspects = [sources_aspect],
            mandatory = True,
        ),
        stages = attr.label_list(
            doc = "What runs on the bare machine, with nothing linked to it.",
            aspects = [sources_aspect],
        ),
    ),
)
