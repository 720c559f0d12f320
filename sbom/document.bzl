# SPDX-License-Identifier: Apache-2.0
"""The text of an SPDX 2.3 document, put together from the parts that spdx.bzl makes."""

load("//toolchain/packages/lock:licence_names.bzl", "spdx_identifier")
load(":spdx.bzl", "DOCUMENT_ID")

def _lines(elements):
    # One element a line, so that fill_in can leave out what is not used: those with a mark come
    # first, as after the last there is no comma.
    marked = [element for element in elements if "if_used" in element]
    others = [element for element in elements if "if_used" not in element]
    lines = []
    for element in marked + others:
        members = dict(element)
        path = members.pop("if_used", None)
        lines.append(("@{if_used %s}" % path if path else "") + json.encode(members))
    return "[\n" + ",\n".join(lines) + "\n]"

def document(name, packages, files, relationships, extracted_licences):
    """The document as text, with placeholders.

    Args:
      name: its name
      packages: list of what package() returned
      files: list of what file() returned
      relationships: list of what relationship() returned
      extracted_licences: list of what extracted_licence() returned

    Returns:
      A string: JSON, an element a line.
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
    }
    lists = [("packages", packages), ("files", files), ("relationships", relationships)]
    if extracted_licences:
        lists.append(("hasExtractedLicensingInfos", extracted_licences))
    return "{\n%s\n}\n" % ",\n".join(
        ["%s: %s" % (json.encode(key), json.encode(value)) for key, value in content.items()] +
        ["%s: %s" % (json.encode(key), _lines(elements)) for key, elements in lists if elements],
    )
