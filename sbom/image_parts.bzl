# SPDX-License-Identifier: Apache-2.0
"""What an image is made of, as SPDX says it: files with their licences, packages they come from."""

load("@slipway_locks//:locks.bzl", "LOCKS")
load("@slipway_locks//:version.bzl", "VERSION")
load("//toolchain/packages/lock:licence_names.bzl", "spdx_identifier")
load(":debian_packages.bzl", "find_debian_package")
load(":sources.bzl", "origin", "path_of")
load(":spdx.bzl", "NOASSERTION", "file", "file_id", "licence_of", "only_if_used", "package", "relationship")

# LICENSE in the repository's root, and what its files say: for those that have no place for comments.
_SLIPWAY_LICENCE = "Apache-2.0"

# The packages whose headers end up in what is compiled for the bare machine, and where those are.
HEADER_PACKAGES = {
    "libc++-19-dev": "/include/c++/v1/",
    "libclang-common-19-dev": "/lib/clang/",
}

def with_licences(sources, own_licence):
    """The files with the licences that count where a file itself names none, for licence_of().

    Args:
      sources: source files
      own_licence: SPDX expression for those of the workspace that uses Slipway
    """
    otherwise = {"slipway": _SLIPWAY_LICENCE, "": own_licence}
    return [(source, otherwise.get(origin(source), NOASSERTION)) for source in sources]

def origin_package(ctx, name, sources):
    """The package of Slipway's files, of the user's own, or of another repository.

    Args:
      ctx: the context of an image_sbom
      name: what origin() says of the files
      sources: the files of it that are used

    Returns:
      A dict: an element of the document's `packages`.
    """
    concluded = licence_of(with_licences(sources, ctx.attr.licence))
    if name == "slipway":
        return package(
            "SPDXRef-Package-slipway",
            "slipway",
            _SLIPWAY_LICENCE,
            version = VERSION,
            supplier = "Organization: Slipway",
            licenseConcluded = concluded,
            sourceInfo = "The hashes of its files say which state of the sources this is; " +
                         "tools/release prints the commit as well.",
        )
    if name == "":
        return package(
            "SPDXRef-Package-own",
            ctx.attr.product or str(ctx.label),
            ctx.attr.licence,
            version = ctx.attr.version,
            supplier = ctx.attr.supplier or NOASSERTION,
            licenseConcluded = concluded,
        )
    return package(
        "SPDXRef-Package-repository-" + spdx_identifier(name),
        name,
        NOASSERTION,
        licenseConcluded = concluded,
        comment = "An external repository of the workspace.",
    )

def conclude(debian_package, files):
    """A pinned package with the licence of those of its files that become part of an image.

    Args:
      debian_package: what debian_packages() has
      files: the files

    Returns:
      A dict: an element of the document's `packages`.
    """
    return dict(
        debian_package,
        licenseConcluded = licence_of([(one, NOASSERTION) for one in files]),
        licenseComments = debian_package["licenseComments"] +
                          " Concluded: of its files that are in this document, which are all that " +
                          "can be in the image, from what each says in its first lines.",
    )

def header_packages(headers):
    """The packages that headers come from.

    Args:
      headers: the files of the C++ library and of the compiler

    Returns:
      A dict from the package's identifier to those of the headers that are of that package.
    """
    return {
        find_debian_package("llvm", name): [header for header in headers if folder in header.path]
        for name, folder in HEADER_PACKAGES.items()
    }

def header_elements(id, headers):
    """The parts of a document for headers of a package, which are only there if they are used.

    Args:
      id: the package's identifier
      headers: its headers

    Returns:
      A struct of two lists: files, relationships.
    """
    return struct(
        files = [
            only_if_used(
                file(path_of(header), header, "SOURCE", licence_of([(header, NOASSERTION)])),
                header,
            )
            for header in headers
        ],
        relationships = [
            only_if_used(
                relationship(file_id(path_of(header)), "EXPANDED_FROM_ARCHIVE", id),
                header,
            )
            for header in headers
        ],
    )

def is_library(source):
    """Whether a source file comes from a set of pinned packages that is one library.

    Args:
      source: a File
    """
    name = origin(source)
    return name in LOCKS and len(LOCKS[name]["packages"]) == 1
