# SPDX-License-Identifier: Apache-2.0
"""The bill of materials of everything that is fetched."""

load("@slipway_locks//:locks.bzl", "LOCKS")
load(":debian_packages.bzl", "ALL_SETS", "debian_packages")
load(":document.bzl", "document")
load(":fill_in.bzl", "FILL_IN_ATTRIBUTES", "fill_in")
load(":spdx.bzl", "DOCUMENT_ID", "package", "relationship")

def _toolchain_sbom_impl(ctx):
    debian = debian_packages(ALL_SETS)
    sets = []
    relationships = []
    for name in ALL_SETS:
        id = "SPDXRef-Set-" + name.replace("_", "-")
        sets.append(package(
            id,
            "slipway-toolchain-" + name,
            "NOASSERTION",
            comment = LOCKS[name]["purpose"],
        ))
        relationships.append(relationship(DOCUMENT_ID, "DESCRIBES", id))
        relationships += [
            relationship(id, "CONTAINS", package_id)
            for package_id in debian.ids[name]
        ]
    output = ctx.actions.declare_file(ctx.label.name + ".spdx.json")
    fill_in(
        ctx,
        document(
            "slipway-toolchain",
            sets + debian.packages,
            [],
            relationships,
            debian.extracted_licences,
        ),
        [],
        output,
    )
    return [DefaultInfo(
        files = depset([output]),
        runfiles = ctx.runfiles(files = [output]),
    )]

toolchain_sbom = rule(
    implementation = _toolchain_sbom_impl,
    doc = "An SPDX 2.3 document of all pinned packages. Fetches none of them but the compiler's.",
    attrs = FILL_IN_ATTRIBUTES,
)
