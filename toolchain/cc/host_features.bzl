# SPDX-License-Identifier: Apache-2.0
"""Flags for programs that run on the machine that builds: tools and tests."""

load(":actions.bzl", "ALL_COMPILE", "C_OR_CPP_COMPILE", "LINK")
load(":flags.bzl", "always", "flags", "on_demand")

def host_features(target, llvm):
    """Returns the features of the Linux platform.

    Args:
      target: an entry of targets.bzl
      llvm: path of the compiler's repository, from where the compiler is run
    """
    return [
        always("target", flags(ALL_COMPILE + LINK, [
            "--target=" + target.linux_triple,
            "--sysroot=%s/root" % llvm,
        ])),
        always(
            "static_executable",
            # Nothing of the machine is needed to run it, not even a C library.
            flags(C_OR_CPP_COMPILE, ["-fno-pic", "-fno-pie"]),
            flags(LINK, ["-static"], without = "asan"),
        ),
        # The compiler looks on which distribution it runs, in /etc/os-release, and then has other
        # defaults on some (Gentoo, SUSE, Alpine). Programs have the same bytes from all.
        always(
            "same_from_any_distribution",
            flags(C_OR_CPP_COMPILE, ["-faddrsig"]),
            flags(LINK, ["-Wl,-z,relro,-z,now,--hash-style=gnu"]),
        ),
        always("cpp_runtime", flags(LINK, [
            "--rtlib=compiler-rt",
            # Named below, after the objects.
            "--unwindlib=none",
            "-L%s/root/usr/lib/llvm-19/lib" % llvm,
        ])),
        always(
            "optimization",
            flags(C_OR_CPP_COMPILE, ["-O0"], mode = "fastbuild"),
            flags(C_OR_CPP_COMPILE, ["-O2", "-DNDEBUG"], mode = "opt"),
            flags(C_OR_CPP_COMPILE, ["-O0", "-g"], mode = "dbg"),
        ),
        always("gc_sections", flags(LINK, ["-Wl,--gc-sections"])),
        # Assertions of tests name GoogleTest's headers. Modules give its folder
        # another name than WORKSPACE does.
        always("reproducible_tests", flags(ALL_COMPILE, [
            "-ffile-prefix-map=%s=googletest" % Label("@googletest//:gtest").workspace_root,
        ])),
        # bazel test --features=asan: finds wrong memory accesses. Its runtime
        # takes the place of functions of the C library and so needs a shared
        # one: these programs, and only these, run with the machine's.
        on_demand(
            "asan",
            flags(C_OR_CPP_COMPILE, ["-fsanitize=address", "-fno-omit-frame-pointer", "-gline-tables-only"]),
            flags(LINK, ["-fsanitize=address", "-no-pie"]),
        ),
        # bazel test --features=ubsan: finds what the language leaves undefined.
        on_demand(
            "ubsan",
            flags(C_OR_CPP_COMPILE, [
                "-fsanitize=undefined",
                "-fno-sanitize=function,vptr",
                "-fno-sanitize-recover=all",
                "-gline-tables-only",
            ]),
            flags(LINK, ["-fsanitize=undefined"]),
        ),
        # For fuzz_test: counts what the code does, for libFuzzer to learn from.
        on_demand("fuzzer", flags(C_OR_CPP_COMPILE, ["-fsanitize=fuzzer-no-link"])),
    ]

def host_libraries():
    """Returns the features that name the libraries: they come after the objects."""
    return [
        always("cpp_libraries", flags(LINK, [
            "-l:libc++.a",
            "-l:libc++abi.a",
            "-l:libunwind.a",
            "-lpthread",
            "-ldl",
            "-lm",
        ])),
    ]
