# SPDX-License-Identifier: Apache-2.0
"""The C library that tools are linked to, whose licence is kept here as a text."""

load("@slipway_locks//:locks.bzl", "LOCKS")

# The package that licences/glibc.txt was copied from, as its /usr/share/doc/libc6-dev/copyright.
_COPIED_FROM = "2.36-9+deb12u14"

def _locked_version():
    for package in LOCKS["llvm"]["packages"]:
        if package["package"] == "libc6-dev":
            return package["source_version"]
    return None

def _checked(version):
    if version != _COPIED_FROM:
        fail(("image/released/licences/glibc.txt is the copyright file of glibc {}, and toolchain/packages/sets/llvm " +
              "pins glibc {}: copy usr/share/doc/libc6-dev/copyright of that libc6-dev there, and write its version " +
              "into image/released/static_libraries.bzl.").format(_COPIED_FROM, version))
    return version

# The version of Debian's source package.
C_LIBRARY_VERSION = _checked(_locked_version())
