# SPDX-License-Identifier: Apache-2.0
"""Paths in an archive: which are possible, and which folders they are in."""

# All of ASCII that is seen, and the blank.
_PRINTABLE = (" !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`" +
              "abcdefghijklmnopqrstuvwxyz{|}~")

# The fields `name` and `prefix` of a ustar header, with a / between them that is not written (POSIX.1-2017,
# pax, "ustar Interchange Format").
_USTAR_NAME = 100
_USTAR_PREFIX = 155

# The name of cpio's last entry, behind which nothing is read (cpio(5), "New ASCII Format").
_CPIO_END = "TRAILER!!!"

def _fits_ustar(path):
    if len(path) <= _USTAR_NAME:
        return True
    for place in range(min(len(path), _USTAR_PREFIX + 1)):
        if path[place] == "/" and 0 < len(path) - place - 1 and len(path) - place - 1 <= _USTAR_NAME:
            return True
    return False

def folders_of(paths):
    """The folders that these files are in, outer ones first.

    Args:
      paths: a list of paths

    Returns:
      A sorted list of paths without a / at their ends.
    """
    folders = {}
    for path in paths:
        parts = path.split("/")
        for count in range(1, len(parts)):
            folders["/".join(parts[:count])] = True
    return sorted(folders)

def _path_error(path):
    if path.startswith("/"):
        return "begins with /: write {}, as paths begin at the archive's root".format(repr(path.lstrip("/")))
    for part in path.split("/"):
        if part == "..":
            return "leads out of a folder by ..: write the path without it"
        if part in ["", "."]:
            return "has an empty part or a dot between its slashes: write each folder's name, and then the file's"
    if [c for c in path.elems() if c not in _PRINTABLE]:
        return "has characters that are not printable ASCII, which no archive keeps the same everywhere"
    return None

def files_error(files, format, executables = []):
    """What is wrong with the files of an archive.

    Args:
      files: a dictionary from paths to labels
      format: "tar" or "cpio"
      executables: paths of files

    Returns:
      A sentence, or None.
    """
    example = "files = {\"etc/settings\": \":settings\"}"
    if format not in ["cpio", "tar"]:
        return "format is \"tar\" or \"cpio\", and not {}".format(repr(format))
    if type(files) != "dict":
        return "files is a {}, and should map paths to labels, as in {}".format(type(files), example)
    if not files:
        return "files is empty: name a file, as in {}".format(example)
    for path, label in files.items():
        if type(path) != "string" or type(label) not in ["string", "Label"]:
            return "{}: {} in files should be a path and a label, as in {}".format(repr(path), repr(label), example)
        error = _path_error(path)
        if error:
            return "{} in files {}".format(repr(path), error)
    folders = folders_of(files.keys())
    if format == "cpio" and _CPIO_END in files.keys() + folders:
        return "{} in files is the name that ends a cpio archive: give it another name".format(repr(_CPIO_END))
    for folder in folders:
        if folder in files:
            return "{} in files is a file, and also the folder of another: give one of them another name".format(
                repr(folder),
            )
    for path in [folder + "/" for folder in folders] + files.keys():
        if format == "tar" and not _fits_ustar(path):
            return ("{} is too long for a tar archive, which has room for {} characters behind a / and {} before it: " +
                    "shorten it, or write format = \"cpio\"").format(repr(path), _USTAR_NAME, _USTAR_PREFIX)
    for path in executables:
        if path not in files:
            return "{} in executables is not in files: write it as it is there".format(repr(path))
    return None
