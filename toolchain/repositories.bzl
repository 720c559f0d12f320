# SPDX-License-Identifier: Apache-2.0
"""The repositories that the toolchain is made of.

Called from WORKSPACE and, under bzlmod, from a module extension.
"""

load("//toolchain:display_repository.bzl", "display_repository")
load("//toolchain:released_repository.bzl", "released_repository", "released_tools_error")
load("//toolchain/packages/fetch:locks_repository.bzl", "locks_repository")
load("//toolchain/packages/fetch:package_set.bzl", "package_set")
load("//toolchain/packages/sets:list.bzl", "SAME_TARGETS_AS", "SETS")

def _file_of(set, file):
    # A label and not a string: it means this repository wherever the macro is used.
    return str(Label("//toolchain/packages/sets:%s/%s" % (set, file)))

def slipway_repositories(released_tools = None):
    """Declares every external repository. Each is fetched when first used.

    Args:
      released_tools: see slipway_workspace
    """
    for name in SETS:
        package_set(
            name = name,
            build_file = _file_of(SAME_TARGETS_AS.get(name, name), "repository.BUILD.bazel"),
            lock = _file_of(name, "lock.json"),
        )
    display_repository(name = "slipway_display")
    locks_repository(
        name = "slipway_locks",
        locks = [_file_of(name, "lock.json") for name in SETS],
        licences = [_file_of(name, "licences.json") for name in SETS],
        module = str(Label("//:MODULE.bazel")),
    )
    if released_tools != None:
        error = released_tools_error(released_tools)
        if error:
            fail(error + ".")
    released_repository(
        name = "slipway_released",
        module = str(Label("//:MODULE.bazel")),
        **(released_tools or {})
    )
