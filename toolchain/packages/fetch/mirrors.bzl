# SPDX-License-Identifier: Apache-2.0
"""Where Debian packages come from: a variable, or the machine's own apt.

On a machine with Debian's apt the nearest archive is already in its
configuration. Other machines, Ubuntu's among them, take public mirrors.
"""

load(":public_mirrors.bzl", "PUBLIC_MIRRORS")

MIRROR_VARIABLE = "SLIPWAY_DEBIAN_MIRROR"

_APT_FOLDER = "/etc/apt"

# Tab, new line (with which what is read from a file ends), vertical tab, form feed, carriage return.
_WHITE_SPACE = ["\t", "\n", "\013", "\014", "\r"]

def _is_debian_archive(uri):
    # The configuration may list other archives too: their pools do not have
    # Debian's packages, and asking them would only cost time. Proxies of
    # companies have names such as debian-remote.
    return uri.startswith(("http://", "https://", "file:/")) and "debian" in uri

def _uris_in(text):
    """Returns the words of a sources file that can be URIs.

    Handles both forms, "deb [options] URI suite component" and the deb822
    paragraphs with a "URIs:" line (which may list several).
    """
    uris = []
    for line in text.splitlines():
        line = line.strip()
        if line.startswith(("deb ", "deb\t", "deb[")) or line.lower().startswith("uris:"):
            uris += line.replace("\t", " ").split(" ")
    return [uri.rstrip("/") for uri in uris]

def _with_mirror_lists(ctx, uris):
    """Replaces each mirror+file:/PATH, as cloud images have it, by what that file lists."""
    result = []
    for uri in uris:
        if not uri.startswith("mirror+file:"):
            result.append(uri)
            continue
        file = ctx.path("/" + uri[len("mirror+file:"):].lstrip("/"))
        if file.exists:
            lines = [line.strip() for line in ctx.read(file).splitlines()]
            result += [
                line.replace("\t", " ").split(" ")[0].rstrip("/")
                for line in lines
                if line and not line.startswith("#")
            ]
    return result

def _apt_sources(ctx):
    files = [ctx.path(_APT_FOLDER + "/sources.list")]
    folder = ctx.path(_APT_FOLDER + "/sources.list.d")
    if folder.exists:
        files += [
            path
            for path in folder.readdir()
            if path.basename.endswith((".list", ".sources"))
        ]
    return [file for file in files if file.exists]

def without_password(text):
    """Takes the name and the password before its host out of an address, to print it.

    Args:
      text: the address, or what should have been one

    Returns:
      A string.
    """
    if text.startswith("/") or "@" not in text:
        return text
    scheme, separator, _ = text.partition("://")
    return (scheme + separator if separator else "") + "***@" + text.rpartition("@")[2]

def _check(mirror):
    """Fails with a sentence where a word of the variable is no mirror."""
    wrong = None
    if not mirror.startswith(("http://", "https://", "file:/", "/")):
        wrong = "is neither a URL (http://, https://, file:/) nor the absolute path of a folder"
    elif mirror.startswith("http") and ("?" in mirror or "#" in mirror):
        wrong = "has a ? or # in it, behind which no file of an archive can be"
    if wrong:
        fail("%s: '%s' %s. White space separates the mirrors; a folder's is written %%20, behind file:/" %
             (MIRROR_VARIABLE, without_password(mirror), wrong))

def find_mirrors(ctx):
    """Returns the base addresses to try, in order, each once.

    Args:
      ctx: the repository context

    Returns:
      A list of http(s) or file URLs, or absolute paths of folders.
    """

    configured = ctx.os.environ.get(MIRROR_VARIABLE, "")
    for space in _WHITE_SPACE:
        configured = configured.replace(space, " ")
    mirrors = [word.rstrip("/") or "/" for word in configured.split(" ") if word]
    if mirrors:
        for mirror in mirrors:
            _check(mirror)
    else:
        for file in _apt_sources(ctx):
            uris = _with_mirror_lists(ctx, _uris_in(ctx.read(file)))
            mirrors += [uri for uri in uris if _is_debian_archive(uri)]
        mirrors += PUBLIC_MIRRORS
    return {mirror: None for mirror in mirrors}.keys()

def package_addresses(mirrors, package):
    """Returns the addresses at which one package may be, the likeliest first.

    Args:
      mirrors: what find_mirrors returned
      package: an entry of a lock file

    Returns:
      A list of structs: `url`, a URL or the absolute path of a file; `mirror`, which one it is of.
    """
    path = package["path"]
    file_name = path.split("/")[-1]
    likely = []
    unlikely = []
    for mirror in mirrors:
        if mirror.startswith(("/", "file:")):
            # A folder may be a copy of the archive, or just hold the files.
            likely += [struct(url = mirror + "/" + name, mirror = mirror) for name in [path, file_name]]
        elif (package["archive"] == "debian-security") == mirror.endswith("-security"):
            likely.append(struct(url = mirror + "/" + path, mirror = mirror))
        elif mirror.endswith("-security"):
            unlikely.append(struct(url = mirror + "/" + path, mirror = mirror))
        else:
            # Mirrors keep the security archive beside the main one, if at all.
            unlikely += [
                struct(url = folder + "/" + path, mirror = mirror)
                for folder in [mirror + "-security", mirror]
            ]
    return likely + unlikely
