"""The parts of an SPDX 2.3 document, as dicts for json.encode.

What only the contents of files can say stands in them as a placeholder, which the program fill_in
replaces: @{sha256 FILE}, @{sha1 FILE}, @{document}.
"""

load(":licence_names.bzl", "spdx_identifier")

DOCUMENT_ID = "SPDXRef-DOCUMENT"

def file_id(path):
    """The identifier of a file.

    Args:
      path: as `fileName` will say it, without "./"
    """
    return "SPDXRef-File-" + spdx_identifier(path.replace("_", "-u-").replace("/", "-s-"))

def file(path, actual, type, comment = None):
    """A file of which the document gives the hashes.

    Args:
      path: what it is called
      actual: the File
      type: SPDX's type: SOURCE, BINARY, ...
      comment: a sentence about it

    Returns:
      A dict: an element of the document's `files`.
    """
    result = {
        "SPDXID": file_id(path),
        "fileName": "./" + path,
        "fileTypes": [type],
        # SPDX 2.3 insists on SHA-1 for files. SHA-256 is the one to rely on.
        "checksums": [
            {"algorithm": "SHA1", "checksumValue": "@{sha1 %s}" % actual.path},
            {"algorithm": "SHA256", "checksumValue": "@{sha256 %s}" % actual.path},
        ],
        "licenseConcluded": "NOASSERTION",
        "licenseInfoInFiles": ["NOASSERTION"],
        "copyrightText": "NOASSERTION",
    }
    if comment:
        result["comment"] = comment
    return result

def package(id, name, licence, version = None, **more):
    """A package whose files are not listed.

    Args:
      id: its identifier, "SPDXRef-..."
      name: its name
      licence: SPDX expression of what its authors say; or NOASSERTION, or NONE
      version: its version, if it has one
      **more: further members, by SPDX's names

    Returns:
      A dict: an element of the document's `packages`.
    """
    result = {
        "SPDXID": id,
        "name": name,
        "downloadLocation": "NOASSERTION",
        "filesAnalyzed": False,
        "licenseConcluded": "NOASSERTION",
        "licenseDeclared": licence,
        "copyrightText": "NOASSERTION",
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

def document(name, packages, files, relationships, licence_references):
    """The document as text, with placeholders.

    Args:
      name: its name
      packages: list of what package() returned
      files: list of what file() returned
      relationships: list of what relationship() returned
      licence_references: dict from "LicenseRef-..." to (name, text)

    Returns:
      A string: JSON, indented.
    """
    content = {
        "spdxVersion": "SPDX-2.3",
        "dataLicense": "CC0-1.0",
        "SPDXID": DOCUMENT_ID,
        "name": name,
        # As the specification proposes it, with a hash in the place of a random number.
        "documentNamespace": "https://spdx.org/spdxdocs/%s-@{document}" % spdx_identifier(name),
        "creationInfo": {
            "created": "1970-01-01T00:00:00Z",
            "creators": ["Tool: slipway-sbom"],
            "comment": "The time is not that of the creation: the same inputs give the same " +
                       "document, byte for byte.",
        },
        "packages": packages,
        "relationships": relationships,
    }
    if files:
        content["files"] = files
    if licence_references:
        content["hasExtractedLicensingInfos"] = [
            {"licenseId": id, "name": title, "extractedText": text}
            for id, (title, text) in sorted(licence_references.items())
        ]
    return json.encode_indent(content, indent = "  ") + "\n"
