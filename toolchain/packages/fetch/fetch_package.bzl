# SPDX-License-Identifier: Apache-2.0
"""Fetching one file of a Debian archive, pinned by SHA-256."""

load(":mirrors.bzl", "MIRROR_VARIABLE", "package_urls")

# A mirror that is busy for a moment is no reason to stop; one that lacks the
# file will lack it the next time too.
_TRIES = 3

# Prints the SHA-256 of what an address has. The first program that there is does it:
# one that fails would not be helped by the next.
_HASH_OF_URL = """
if command -v curl; then
  curl -fsSL --max-time 60 -o not_as_pinned "$0"
elif command -v wget; then
  wget -q -t 1 -T 60 -O not_as_pinned "$0"
else
  /usr/lib/apt/apt-helper download-file "$0" not_as_pinned
fi > /dev/null 2>&1 && sha256sum < not_as_pinned | cut -d ' ' -f 1
"""

def _hash_of(ctx, url):
    # Bazel says of a download with a checksum only that it failed. Without one it fetches what is
    # there; but not by plain HTTP.
    if url.startswith("http:"):
        return ctx.execute(["sh", "-c", _HASH_OF_URL, url]).stdout.strip()
    download = ctx.download(url = url, output = "not_as_pinned", allow_fail = True)
    return download.sha256 if download.success else ""

def _other_bytes(ctx, package, urls):
    """What the URLs have that is not what was pinned: a dict from URL to SHA-256."""
    hashes = {url: _hash_of(ctx, url) for url in urls}
    ctx.delete("not_as_pinned")
    return {url: hash for url, hash in hashes.items() if hash not in ["", package["sha256"]]}

_OTHER_BYTES = """

Cannot fetch the Debian package {package} {version}: other bytes than pinned.
{file}
has SHA-256 {sha256} in the lock, but
{found}

What helps:
 - ask whether the lock has what Debian signed:
     toolchain/packages/verify {set}
 - if it has, the archive is at fault: name another, several, or a folder with the files:
     --repo_env={variable}="https://HOST/debian /folder/with/packages"
 - if it has not, lock the package anew:
     toolchain/packages/update {set}
"""

_MISSING = """

Cannot fetch the Debian package {package} {version}
with SHA-256 {sha256} ({file}).
{found}

What helps:
 - name a mirror, several, or a folder with the files:
     --repo_env={variable}="https://HOST/debian /folder/with/packages"
 - or give Bazel the folder: --distdir=/folder/with/packages
 - if the archive has a newer version of the package now, lock that:
     toolchain/packages/update {set}
"""

def _fail_to_fetch(ctx, package, urls, mirrors):
    others = _other_bytes(ctx, package, urls)
    found = "Tried:\n  " + "\n  ".join(urls or mirrors)
    if urls:
        found += "\nBazel's warnings above say what was wrong with each."
    if others:
        found = "\n".join(["  %s\n    has %s" % item for item in others.items()])
    fail((_OTHER_BYTES if others else _MISSING).format(
        package = package["package"],
        version = package["version"],
        sha256 = package["sha256"],
        file = package["path"].split("/")[-1],
        found = found,
        variable = MIRROR_VARIABLE,
        set = ctx.attr.lock.name.split("/")[0],
    ))

def fetch_package(ctx, package, mirrors, output):
    """Downloads a package, from the first mirror that has it with the right SHA-256.

    Args:
      ctx: the repository context, with an attribute `lock`
      package: an entry of a lock file
      mirrors: what find_mirrors returned
      output: the file to write
    """
    file_name = package["path"].split("/")[-1]
    urls = package_urls(ctx, mirrors, package)

    # Bazel looks into --distdir and its repository cache before it opens a URL,
    # but wants a URL in any case: this one is never there.
    offline_urls = ["file:///nonexistent/" + file_name]
    for _ in range(_TRIES):
        if ctx.download(
            url = urls or offline_urls,
            output = output,
            sha256 = package["sha256"],
            allow_fail = True,
        ).success:
            return
    _fail_to_fetch(ctx, package, urls, mirrors)
