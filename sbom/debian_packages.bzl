# SPDX-License-Identifier: Apache-2.0
"""The pinned Debian packages, as SPDX says it."""

load("@slipway_locks//:locks.bzl", "LICENCE_TEXTS", "LOCKS")
load("//toolchain/packages/lock:licence_names.bzl", "licence_expression", "spdx_identifier")
load(":spdx.bzl", "extracted_licence", "package")

_FILES_USED = "Files used: "

# A package URL may name a release or its code name; of a suite that is not here it has the latter.
_DEBIAN_RELEASES = {
    "bookworm": "debian-12",
    "trixie": "debian-13",
}

def _in_url(text):
    # As package URLs want it; Debian's versions have no other such characters.
    return text.replace("%", "%25").replace(":", "%3A").replace("+", "%2B")

def _files(entry):
    # Of a source package everything may be used; what is, the build says.
    return entry.get("files") or [entry["folder"] + "/*"]

def debian_package_id(entry):
    """The identifier of a package: the same in each set that has it.

    Args:
      entry: a package of a lock
    """
    return "SPDXRef-Package-%s-%s" % (
        spdx_identifier(entry["package"].replace("+", "-plus")),
        spdx_identifier(entry["version"]) + ("-source" if "folder" in entry else ""),
    )

def _copyright_file(entry):
    if "folder" in entry:
        return "debian/copyright of the source package " + entry["source"]
    return "usr/share/doc/%s/copyright of the package" % entry["package"]

def _extracted_licence(reference, name, entry, texts):
    copyright = _copyright_file(entry)
    text = texts.get(entry["source"], {}).get(name)
    if text:
        return extracted_licence(reference, name, text, "The text that %s has." % copyright)
    return extracted_licence(
        reference,
        name,
        "%s names a licence %s, and has no text of that name." % (copyright, name),
        "Not a licence's text.",
    )

def _debian_package(entry, suite, expression):
    architecture = "source" if "folder" in entry else (
        entry["path"].rpartition("_")[2].partition(".")[0]
    )
    return package(
        debian_package_id(entry),
        entry["package"],
        expression,
        version = entry["version"],
        packageFileName = entry["path"],
        supplier = "Organization: Debian",
        checksums = [{"algorithm": "SHA256", "checksumValue": entry["sha256"]}],
        externalRefs = [{
            "referenceCategory": "PACKAGE-MANAGER",
            "referenceType": "purl",
            "referenceLocator": "pkg:deb/debian/%s@%s?arch=%s&distro=%s" % (
                _in_url(entry["package"]),
                _in_url(entry["version"]),
                architecture,
                _DEBIAN_RELEASES.get(suite, suite),
            ),
        }],
        sourceInfo = "Debian source package %s %s" % (entry["source"], entry["source_version"]),
        licenseComments = (
            "Declared: of every file in the package, used or not, as %s says."
        ) % _copyright_file(entry) if entry["licences"] else (
            "For people only, in %s." % _copyright_file(entry)
        ),
        comment = _FILES_USED + ", ".join(_files(entry)),
    )

def debian_packages(sets):
    """The packages of some sets, each once.

    Args:
      sets: names of lock files

    Returns:
      A struct of
        packages: a list, for document()
        ids: a dict from a set's name to the identifiers of its packages
        extracted_licences: likewise
    """
    packages = {}
    ids = {}
    references = {}
    for name in sets:
        ids[name] = []
        for entry in LOCKS[name]["packages"]:
            id = debian_package_id(entry)
            ids[name].append(id)
            if id not in packages:
                names = {}
                expression = licence_expression(entry["licences"], entry["source"], names)
                packages[id] = _debian_package(entry, LOCKS[name]["suite"], expression)
                for reference, licence in names.items():
                    if reference not in references:
                        references[reference] = _extracted_licence(
                            reference,
                            licence,
                            entry,
                            LICENCE_TEXTS[name],
                        )
            else:
                # Two sets may use different files of one package.
                used = packages[id]["comment"].partition(": ")[2].split(", ")
                used += [file for file in _files(entry) if file not in used]
                packages[id]["comment"] = _FILES_USED + ", ".join(used)
    return struct(
        packages = packages.values(),
        ids = ids,
        extracted_licences = references.values(),
    )

def find_debian_package(set, name):
    """The identifier and version of one package of a set.

    Args:
      set: a lock file's name
      name: the package's name

    Returns:
      What debian_package_id() says of it.
    """
    for entry in LOCKS[set]["packages"]:
        if entry["package"] == name:
            return debian_package_id(entry)
    return fail("the set %s has no package %s" % (set, name))

ALL_SETS = sorted(LOCKS.keys())
