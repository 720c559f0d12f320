# SPDX-License-Identifier: Apache-2.0
"""fuzz_test: libFuzzer under AddressSanitizer and UndefinedBehaviorSanitizer."""

load("@rules_cc//cc:defs.bzl", "cc_binary")

_LIBSTDCXX = str(Label("@fuzzer//:libstdc++"))

def _fuzzing_impl(settings, _attr):
    return {
        "//command_line_option:features": settings["//command_line_option:features"] +
                                          ["asan", "fuzzer", "ubsan"],
        # Optimised, since what counts is how many inputs are tried; with assertions.
        "//command_line_option:compilation_mode": "fastbuild",
        "//command_line_option:copt": settings["//command_line_option:copt"] + ["-O1"],
    }

_fuzzing = transition(
    implementation = _fuzzing_impl,
    inputs = [
        "//command_line_option:copt",
        "//command_line_option:features",
    ],
    outputs = [
        "//command_line_option:compilation_mode",
        "//command_line_option:copt",
        "//command_line_option:features",
    ],
)

def _runfile(file):
    """Where a file lies, seen from the folder in which Bazel starts a test."""
    return file.short_path

def _folder(path):
    return path.rpartition("/")[0]

def _fuzz_test_impl(ctx):
    # A list: the attribute has a transition, which could have several results.
    program = ctx.attr.program[0][DefaultInfo].files_to_run.executable
    loaders = [file for file in ctx.files._libraries if file.basename == "ld.so"]
    folders = {_folder(_runfile(file)): None for file in ctx.files._libraries if file.basename.startswith("lib")}

    script = ctx.actions.declare_file(ctx.label.name)
    ctx.actions.expand_template(
        template = ctx.file._template,
        output = script,
        substitutions = {
            "{corpus_folder}": ctx.label.package + "/" + ctx.attr.corpus_folder,
            "{ld.so}": _runfile(loaders[0]),
            "{libraries}": ":".join(sorted(folders.keys())),
            "{max_size}": str(ctx.attr.max_size),
            "{program}": _runfile(program),
            "{runs}": str(ctx.attr.runs),
        },
        is_executable = True,
    )
    return [DefaultInfo(
        executable = script,
        runfiles = ctx.runfiles(files = [program] + ctx.files.corpus + ctx.files._libraries),
    )]

_fuzz_test = rule(
    implementation = _fuzz_test_impl,
    attrs = {
        "program": attr.label(cfg = _fuzzing, mandatory = True),
        "corpus": attr.label_list(allow_files = True),
        "corpus_folder": attr.string(),
        "max_size": attr.int(),
        "runs": attr.int(),
        "_libraries": attr.label_list(default = ["@llvm//:libraries", "@fuzzer//:libraries"]),
        "_template": attr.label(default = ":fuzz_test.sh.template", allow_single_file = True),
        # Bazel before version 7 wants to be told that transitions are allowed.
        "_allowlist_function_transition": attr.label(
            default = "@bazel_tools//tools/allowlists/function_transition_allowlist",
        ),
    },
    test = True,
)

def fuzz_test(name, target, corpus_folder, max_size = 4096, runs = 10000, **kwargs):
    """Runs the committed corpus, then a number of inputs that libFuzzer makes of it.

    As a test it does the same each time, so that a failure is one of the change. To look for new
    inputs, for ten minutes, and keep them in the corpus:

        bazel run //boot/loader:load_fuzz_test -- -max_total_time=600

    Args:
      name: name of the test
      target: a cc_library with LLVMFuzzerTestOneInput, alwayslink = True
      corpus_folder: folder of inputs, in this package, at least one
      max_size: bytes that an input has at most
      runs: how many inputs the test tries
      **kwargs: attributes that every test has
    """
    corpus = native.glob([corpus_folder + "/*"], allow_empty = True)
    if not corpus:
        fail(("fuzz_test {}: {} is empty: without inputs to start from a short test reaches little. " +
              "Put one there, then bazel run the test, which adds to it").format(name, corpus_folder))
    cc_binary(
        name = name + "_program",
        testonly = True,
        additional_linker_inputs = [_LIBSTDCXX],
        # The engine was compiled with the GNU C++ library, the code under test with LLVM's: they are
        # linked side by side. What both define (the language's own exceptions) is LLVM's, which
        # comes first.
        linkopts = [
            "-l:libc++.a",
            "-l:libc++abi.a",
            "$(location %s)" % _LIBSTDCXX,
            "-Wl,-z,muldefs",
        ],
        tags = ["manual"],  # without the sanitizers, which the test switches on, it is no use
        visibility = ["//visibility:private"],
        deps = [
            target,
            Label("@fuzzer//:engine"),
        ],
    )
    _fuzz_test(
        name = name,
        corpus = corpus,
        corpus_folder = corpus_folder,
        max_size = max_size,
        program = name + "_program",
        runs = runs,
        **kwargs
    )
