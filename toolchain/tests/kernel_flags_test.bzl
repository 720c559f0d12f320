# SPDX-License-Identifier: Apache-2.0
"""A test of what is said to flags that kernels cannot do with."""

load("//toolchain:kernel_flags.bzl", "kernel_flags_fault", "without_older_languages")

# From flags of the command line to a word of what is said to them; "" for nothing.
_CASES = {
    "copt=-O3 copt=-ffast-math copt=-fPIC copt=-flto linkopt=-flto": "",
    "copt=-march=x86-64-v3 copt=-mtune=haswell copt=-fcf-protection=full": "",
    "cxxopt=-std=c++17 conlyopt=-std=c99": "",
    "copt=-march=native": "--copt=-march=native breaks a kernel",
    "copt=-mtune=native": "other bytes",
    "copt=-mavx2": "features = [\"-no_sse\"] and copts = [\"-mavx2\"]",
    "conlyopt=-msse4.2": "--conlyopt=-msse4.2",
    "copt=-msse2 copt=-mno-sse2": "",
    "copt=-mno-sse2 copt=-msse2": "vector registers",
    "copt=-msse2 feature=-no_sse": "",
    "copt=-mapxf": "r16 to r31",
    "copt=-mapx-features=egpr": "copts = [\"-mapx-features=egpr\"]",
    "copt=-mapxf copt=-mno-apxf": "",
    "copt=-Xclang copt=-target-feature copt=-Xclang copt=+avx2": "-march=x86-64-v3",
    "copt=-mred-zone": "An interrupt",
    "copt=-mred-zone feature=-no_red_zone": "",
    "copt=-mno-red-zone": "",
    "copt=-m32": "64 bits",
    "copt=--target=aarch64-none-elf": "64 bits",
    "copt=-mcmodel=small": "top 2 GiB",
    "copt=-mcmodel=large": "",
    "cxxopt=-fexceptions": "runtime",
    "cxxopt=-fno-exceptions cxxopt=-fno-rtti": "",
    "cxxopt=-frtti cxxopt=-fno-rtti": "",
    "copt=-fsanitize=address": "operating system",
    "copt=-fsanitize=undefined,address copt=-fsanitize-trap=all": "operating system",
    "copt=-fsanitize=undefined": "-fsanitize-trap=all",
    "copt=-fsanitize=undefined copt=-fsanitize-trap=all linkopt=-fsanitize=undefined": "",
    "copt=-fsanitize=undefined cxxopt=-fno-sanitize=all": "",
    "copt=-fsanitize=kcfi": "",
    "linkopt=-fsanitize=thread": "--linkopt=-fsanitize=thread",
    "copt=-fstack-protector-strong": "//toolchain:stack_protector",
    "copt=-fno-stack-protector": "",
    "copt=-fstack-protector-strong copt=-fno-stack-protector": "",
    "copt=-fno-stack-protector copt=-fstack-protector-strong": "//toolchain:stack_protector",
    "copt=-fprofile-instr-generate": "runtime",
    "linkopt=--coverage": "runtime",
    "copt=-fsanitize=undefined permitted=-fsanitize=undefined": "",
    "copt=-mavx2 permitted=-mavx": "vector registers",
    "linkopt=-lm": "libraries",
    "linkopt=-Lmy linkopt=-lm": "",
    "linkopt=-static-pie": "position_independent = True",
    "linkopt=-Wl,-z,now,--pie": "position_independent = True",
    "linkopt=-pthread linkopt=-Wl,-z,now": "",
}

def _given(case, name):
    return [word[len(name) + 1:] for word in case.split(" ") if word.startswith(name + "=")]

def _kernel_flags_test_impl(ctx):
    wrong = []
    for case, expected in _CASES.items():
        said = kernel_flags_fault(
            {option: _given(case, option) for option in ["conlyopt", "copt", "cxxopt", "linkopt"]},
            _given(case, "feature"),
            _given(case, "permitted"),
        )
        if (expected not in said) if said and expected else bool(said) != bool(expected):
            wrong.append("to %s is said: %s" % (case, said))
    kept = without_older_languages(["-std=gnu++17", "-O1", "-std=c++23", "-std=c++2a", "-std=c11"])
    if kept != ["-O1", "-std=c++23", "-std=c11"]:
        wrong.append("without older languages: %s" % kept)
    script = ctx.actions.declare_file(ctx.label.name + ".sh")
    ctx.actions.write(script, "#!/bin/sh\n%s" % "".join([
        "cat <<'END_OF_LINE'\n%s\nEND_OF_LINE\nstatus=1\n" % line
        for line in wrong
    ]) + "exit ${status:-0}\n", is_executable = True)
    return [DefaultInfo(executable = script)]

kernel_flags_test = rule(
    implementation = _kernel_flags_test_impl,
    doc = "What is said to flags is as expected.",
    test = True,
)
