"""Fetching one file of a Debian archive, pinned by SHA-256."""

load(":mirrors.bzl", "MIRROR_VARIABLE", "package_urls")

# A mirror that is busy for a moment is no reason to stop; one that lacks the
# file will lack it the next time too.
_TRIES = 3

def _fail_to_fetch(ctx, package, urls, mirrors):
    tried = "Tried:\n  " + "\n  ".join(urls or mirrors)
    fail("""

Cannot fetch the Debian package {package} {version}
with SHA-256 {sha256} ({file}).
{tried}

What helps:
 - name a mirror, several, or a folder with the files:
     --repo_env={variable}="https://HOST/debian /folder/with/packages"
 - or give Bazel the folder: --distdir=/folder/with/packages
 - if the archive has a newer version of the package now, lock that:
     toolchain/packages/update {set}
""".format(
        package = package["package"],
        version = package["version"],
        sha256 = package["sha256"],
        file = package["path"].split("/")[-1],
        tried = tried,
        variable = MIRROR_VARIABLE,
        set = ctx.attr.lock.name.split(".")[0].split("/")[-1],
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
