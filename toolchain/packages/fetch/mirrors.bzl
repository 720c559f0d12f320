# SPDX-License-Identifier: Apache-2.0
"""Where Debian packages come from: a variable, or the machine's own apt.

On a machine with Debian's apt the nearest archive is already in its
configuration. Other machines, Ubuntu's among them, take public mirrors.
"""

load(":public_mirrors.bzl", "PUBLIC_MIRRORS")

MIRROR_VARIABLE = "SLIPWAY_DEBIAN_MIRROR"

_APT_FOLDER = "/etc/apt"

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

def find_mirrors(ctx):
    """Returns the base addresses to try, in order, each once.

    Args:
      ctx: the repository context

    Returns:
      A list of http(s) or file URLs, or absolute paths of folders.
    """
    configured = ctx.os.environ.get(MIRROR_VARIABLE, "")
    if configured.strip():
        mirrors = [word.rstrip("/") for word in configured.split(" ") if word]
        for mirror in mirrors:
            if not mirror.startswith(("http://", "https://", "file:/", "/")):
                fail("%s: '%s' is neither a URL nor the absolute path of a folder" %
                     (MIRROR_VARIABLE, mirror))
    else:
        mirrors = []
        for file in _apt_sources(ctx):
            uris = _with_mirror_lists(ctx, _uris_in(ctx.read(file)))
            mirrors += [uri for uri in uris if _is_debian_archive(uri)]
        mirrors += PUBLIC_MIRRORS
    return {mirror: None for mirror in mirrors}.keys()

def package_urls(ctx, mirrors, package):
    """Returns the URLs at which one package may be, the likeliest first.

    Args:
      ctx: the repository context
      mirrors: what find_mirrors returned
      package: an entry of a lock file

    Returns:
      A list of URLs; empty if local folders are the only mirrors and none has it.
    """
    path = package["path"]
    file_name = path.split("/")[-1]
    likely = []
    unlikely = []
    for mirror in mirrors:
        if mirror.startswith(("/", "file:")):
            # A folder may be a copy of the archive, or just hold the files.
            folder = "/" + mirror[len("file:"):].lstrip("/") if mirror.startswith("file:") else mirror
            for candidate in (folder + "/" + path, folder + "/" + file_name):
                if ctx.path(candidate).exists:
                    likely.append("file://" + candidate)
        elif (package["archive"] == "debian-security") == mirror.endswith("-security"):
            likely.append(mirror + "/" + path)
        elif mirror.endswith("-security"):
            unlikely.append(mirror + "/" + path)
        else:
            # Mirrors keep the security archive beside the main one, if at all.
            unlikely += [mirror + "-security/" + path, mirror + "/" + path]
    return likely + unlikely
