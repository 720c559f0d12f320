# SPDX-License-Identifier: Apache-2.0
"""The parts of an SPDX 2.3 document, as dicts for json.encode.

What only the contents of files can say stands in them as a placeholder, which the program fill_in
replaces: @{sha256 FILE}, @{sha1 FILE}, @{licence FILE|OTHERWISE|...}, @{document}.
"""

load("//toolchain/packages/lock:licence_names.bzl", "spdx_identifier")

DOCUMENT_ID = "SPDXRef-DOCUMENT"
NOASSERTION = "NOASSERTION"

def file_id(path):
    """The identifier of a file.

    Args:
      path: as `fileName` will say it, without "./"
    """
    return "SPDXRef-File-" + spdx_identifier(path.replace("_", "-u-").replace("/", "-s-"))

def licence_of(files):
    """The licence of something made of these files, as they say it themselves.

    Args:
      files: a list of (File, SPDX expression in case that it says nothing)

    Returns:
      A placeholder, for file() and package().
    """
    if not files:
        return NOASSERTION
    return "@{licence %s}" % "|".join([
        "%s|%s" % (actual.path, otherwise)
        for actual, otherwise in files
    ])

def only_if_used(element, actual):
    """An element of a list that is only there if a header is used.

    Args:
      element: what file() or relationship() returned
      actual: the header, a File

    Returns:
      The element with a mark, for document().
    """
    return dict(element, if_used = actual.path)

def file(path, actual, type, licence):
    """A file of which the document gives the hashes.

    Args:
      path: what it is called
      actual: the File
      type: SPDX's type: SOURCE, BINARY, ...
      licence: SPDX expression, or what licence_of() returned

    Returns:
      A dict: an element of the document's `files`.
    """
    return {
        "SPDXID": file_id(path),
        "fileName": "./" + path,
        "fileTypes": [type],
        # SPDX 2.3 insists on SHA-1 for files. SHA-256 is the one to rely on.
        "checksums": [
            {"algorithm": "SHA1", "checksumValue": "@{sha1 %s}" % actual.path},
            {"algorithm": "SHA256", "checksumValue": "@{sha256 %s}" % actual.path},
        ],
        "licenseConcluded": licence,
        "licenseInfoInFiles": [licence_of([(actual, NOASSERTION)])],
        "copyrightText": NOASSERTION,
    }

def package(id, name, licence, version = None, **more):
    """A package whose files are not listed.

    Args:
      id: its identifier, "SPDXRef-..."
      name: its name
      licence: SPDX expression of what its authors say; or NOASSERTION, or NONE
      version: its version, if it has one
      **more: further members, by SPDX's names: licenseConcluded, for one

    Returns:
      A dict: an element of the document's `packages`.
    """
    result = {
        "SPDXID": id,
        "name": name,
        "downloadLocation": NOASSERTION,
        "filesAnalyzed": False,
        "licenseConcluded": NOASSERTION,
        "licenseDeclared": licence,
        "copyrightText": NOASSERTION,
    }
    if version:
        result["versionInfo"] = version
    result.update(more)
    return result

def relationship(element, type, related, comment = None):
    """A relationship: "ELEMENT is TYPE RELATED".

    Args:
      element: identifier
      type: SPDX's name: GENERATED_FROM, BUILD_TOOL_OF, CONTAINS, DESCRIBES, ...
      related: identifier
      comment: a sentence about it

    Returns:
      A dict: an element of the document's `relationships`.
    """
    result = {
        "spdxElementId": element,
        "relationshipType": type,
        "relatedSpdxElement": related,
    }
    if comment:
        result["comment"] = comment
    return result

def extracted_licence(id, name, text, comment):
    """A licence that SPDX's list does not have.

    Args:
      id: "LicenseRef-..."
      name: what it is called where it comes from
      text: its text
      comment: a sentence about the text

    Returns:
      A dict: an element of the document's `hasExtractedLicensingInfos`.
    """
    return {"licenseId": id, "name": name, "extractedText": text, "comment": comment}
