# SPDX-License-Identifier: Apache-2.0
"""Flags for applications that UEFI firmware starts: PE32+ files (UEFI Specification 2.10, 2.1.1)."""

load(":actions.bzl", "ALL_COMPILE", "LINK", "PREPROCESS")
load(":flags.bzl", "always", "flags")
load(":freestanding_features.bzl", "freestanding", "optimization", "processor_features")

# clang 19 knows Windows, whose object files, calls and sizes of types UEFI has, but not UEFI.
_NO_WINDOWS = [
    "-U" + name
    for name in [
        "WIN32",
        "WIN64",
        "WINNT",
        "_WIN32",
        "_WIN64",
        "__WIN32",
        "__WIN32__",
        "__WIN64",
        "__WIN64__",
        "__WINNT",
        "__WINNT__",
    ]
]

def uefi_features(target):
    """Returns the features of UEFI applications.

    Args:
      target: an entry of targets.bzl
    """
    return [
        always(
            "target",
            flags(ALL_COMPILE, ["--target=" + target.uefi_triple]),
            # Code that asks where it is must not find Windows. __UEFI__ is what later clangs say.
            flags(PREPROCESS, _NO_WINDOWS + ["-D__UEFI__=1"]),
        ),
        freestanding([
            # A runtime's function that would touch the stack page by page: the firmware's is mapped.
            "-mno-stack-arg-probe",
            # No .pdata and .xdata: nobody unwinds.
            "-fno-asynchronous-unwind-tables",
            "-fno-unwind-tables",
        ]),
    ] + processor_features(target) + optimization("/mllvm:{}") + [
        # For a debugger, with -c dbg: DWARF as sections of the file, which is then ten times as large.
        always(
            "debug_info",
            flags(ALL_COMPILE, ["-g"]),
            flags(LINK, ["/debug:none"], mode = "opt"),
            flags(LINK, ["/debug:none"], mode = "fastbuild"),
            flags(LINK, ["/debug:dwarf"], mode = "dbg"),
        ),
        always("uefi_application", flags(LINK, [
            "/nologo",
            # Not even %LIB% and %LINK%.
            "/lldignoreenv",
            "/nodefaultlib",
            "/subsystem:efi_application",
            "/entry:efi_main",
            # The firmware puts it anywhere, page by page with the rights that its sections have.
            "/dynamicbase",
            "/fixed:no",
            "/nxcompat",
            "/filealign:512",
            # Of Windows' terminal server.
            "/tsaware:no",
        ])),
        always("reproducible_link", flags(LINK, ["/timestamp:0"])),
        always("gc_sections", flags(LINK, ["/opt:ref", "/opt:icf"])),
    ]
