# SPDX-License-Identifier: Apache-2.0
"""Fetching one file of a Debian archive, pinned by SHA-256."""

load(":mirrors.bzl", "MIRROR_VARIABLE", "package_addresses", "without_password")

# Among the mirrors if a package was in the folder of that option, where others are then, too.
_DISTDIR = "--distdir"

# How the program ends: see fetch.sh.
_OUT_OF_LIMITS = 2
_NO_PROGRAM = 3

# How long a file may take, in seconds, and what it must have besides, in bytes a second: first as
# a server that is well has, then as a slow line has. A server that is busy for a moment is no
# reason to stop.
_ROUNDS = [(20, 100000), (120, 5000)]

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

def _fail_to_fetch(ctx, package, failures, other_hashes):
    found = "\n".join(
        ["Tried:"] + ["  %s\n    %s" % failure for failure in failures.items()],
    )
    if other_hashes:
        found = "\n".join(["  %s\n    has %s" % other for other in other_hashes.items()])
    fail((_OTHER_BYTES if other_hashes else _MISSING).format(
        package = package["package"],
        version = package["version"],
        sha256 = package["sha256"],
        file = package["path"].split("/")[-1],
        found = found,
        variable = MIRROR_VARIABLE,
        set = ctx.attr.lock.name.split("/")[0],
    ))

def _fetch(ctx, url, package, limits, output):
    """Fetches one file, with its limits.

    Args:
      ctx: the repository context, with FETCH_ATTRIBUTES
      url: a URL, or the absolute path of a file
      package: an entry of a lock file
      limits: an element of _ROUNDS
      output: the file to write

    Returns:
      A struct: `status`, see fetch.sh; `said`, the SHA-256 or why there is none
    """
    least, bytes_a_second = limits
    seconds = least + package["size"] // bytes_a_second
    result = ctx.execute(
        ["sh", str(ctx.path(ctx.attr._fetch)), output, str(package["size"]), str(seconds)],
        environment = {"ADDRESS": url},
        timeout = seconds + 60,
    )
    said = result.stdout.strip()

    # Programs name what they were asked for.
    said = said.replace(url, without_password(url))
    return struct(status = result.return_code, said = said or result.stderr.strip())

def _take(ctx, package, output, fetched):
    """Makes a fetched file, which has the right bytes, the output, and one of the repository cache.

    Args:
      ctx: the repository context
      package: an entry of a lock file
      output: the file to make
      fetched: the file that was fetched
    """
    url = "file://" + str(ctx.path(fetched)).replace("%", "%25").replace("#", "%23").replace("?", "%3F")
    if not ctx.download(url = url, output = output, sha256 = package["sha256"], allow_fail = True).success:
        ctx.execute(["mv", fetched, output])
    ctx.delete(fetched)

def _bazel_has(ctx, package, output, urls):
    """Whether Bazel finds the file: in its repository cache or, only if there is a URL, in --distdir."""
    return ctx.download(url = urls, output = output, sha256 = package["sha256"], allow_fail = True).success

def fetch_package(ctx, package, mirrors, folder):
    """Fetches a package, from the first mirror that has it with the right SHA-256.

    A mirror that is silent, slow, or sends too much costs some seconds, once: it is asked last from
    then on.

    Args:
      ctx: the repository context, with an attribute `lock` and FETCH_ATTRIBUTES
      package: an entry of a lock file
      mirrors: what find_mirrors returned; their order changes
      folder: where the file is put

    Returns:
      The file, which has the name that it has in the archive.
    """
    file_name = package["path"].split("/")[-1]
    output = folder + "/" + file_name

    # Bazel says nothing if its cache has not got it, but warns of a URL at which nothing is.
    nowhere = ["file:///nonexistent/" + file_name]
    if _bazel_has(ctx, package, output, nowhere if _DISTDIR in mirrors else []):
        return output
    failures = {}
    other_hashes = {}
    no_program = []
    fetched = output + ".fetched"
    for limits in _ROUNDS:
        hanging = []
        for address in package_addresses([mirror for mirror in mirrors if mirror != _DISTDIR], package):
            shown = without_password(address.url)
            if shown in other_hashes or address.mirror in hanging:
                continue
            got = _fetch(ctx, address.url, package, limits, fetched)
            if got.status == 0 and got.said == package["sha256"]:
                _take(ctx, package, output, fetched)
                return output
            if got.status == 0:
                other_hashes[shown] = got.said
            elif got.status == _NO_PROGRAM:
                no_program.append(address.url)
            elif got.status == _OUT_OF_LIMITS:
                hanging.append(address.mirror)
                mirrors.remove(address.mirror)
                mirrors.append(address.mirror)
            failures[shown] = got.said
    ctx.delete(fetched)

    # Bazel itself has no such limits, and says the password of an address that fails.
    if _bazel_has(ctx, package, output, [url for url in no_program if url == without_password(url)] or nowhere):
        if not no_program:
            mirrors.append(_DISTDIR)
        return output
    return _fail_to_fetch(ctx, package, failures, other_hashes)

FETCH_ATTRIBUTES = {
    "_fetch": attr.label(default = "//toolchain/packages/fetch:fetch.sh"),
}
