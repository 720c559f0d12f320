# SPDX-License-Identifier: Apache-2.0
"""Which flags of the command line kernels cannot do with, and why.

--copt and its like are meant for all that is built, kernels among it. Most flags do kernels no harm.
Refused is what certainly breaks one: it is not linked, or it stops at an instruction.
"""

_VECTORS = """Nobody enables or saves the vector registers for a kernel: it would stop at the first instruction \
with them. A kernel that looks after them itself says so: features = ["-no_sse"] and copts = ["{flag}"] of \
its targets, or --features=-no_sse as well."""
_VECTOR_FLAGS = [
    "-m3dnow",
    "-maes",
    "-mamx",
    "-mavx",
    "-mf16c",
    "-mfma",
    "-mfpmath=sse",
    "-mgfni",
    "-mkl",
    "-mmmx",
    "-mpclmul",
    "-msha",
    "-msm3",
    "-msm4",
    "-msse",
    "-mssse",
    "-mvaes",
    "-mvpclmul",
    "-mwidekl",
    "-mxop",
]

_MORE_REGISTERS = """Nobody enables or saves the registers r16 to r31 for a kernel: it would stop at the first \
instruction with them. A kernel that looks after them itself says so: copts = ["{flag}"] of its targets."""

_PAST_THE_CHECK = """Nobody can tell what it does to a kernel. Name what the processor has by clang's own options, \
as -mbmi2 or -march=x86-64-v3."""

_RED_ZONE = """An interrupt overwrites what a function keeps below the stack pointer. A kernel whose \
interrupts have stacks of their own says so: features = ["-no_red_zone"] of its targets, or --features=-no_red_zone."""

_NATIVE = """The kernel would be made for the processor of the machine that builds it, and have other bytes \
from each. Name a processor, as in -march=x86-64-v3."""

_OTHER_MACHINE = "The platform of kernels is x86-64 with 64 bits."

_SYSTEM = "It needs an operating system. For a kernel there is {ubsan}."

_HANDLERS = """It calls functions of a runtime. With {ubsan}, kernels that have the library \
call its own, and say what they have found; with -fsanitize-trap=all a finding is an invalid instruction."""

_STACK_PROTECTOR = """Nobody has set up what it compares. With {stack_protector}, the library does."""

_RUNTIME = "It calls functions of a runtime that a kernel does not have."

_LOW_ADDRESSES = """Kernels are linked to the top 2 GiB of the address space, which code of that model cannot name. \
A kernel at low addresses says so: features = ["-kernel_code_model"] and copts = ["{flag}"] of its targets."""

_LINKED_OTHERWISE = """A kernel is a static program. One that can run at any address says so: \
position_independent = True of its kernel_binary."""

_LIBRARY = "There are no libraries for the bare machine; name what the kernel needs in `deps`."

# Sanitizers that clang has for no machine without an operating system.
_NEED_A_SYSTEM = [
    "address",
    "dataflow",
    "fuzzer",
    "fuzzer-no-link",
    "hwaddress",
    "kernel-address",
    "kernel-hwaddress",
    "kernel-memory",
    "leak",
    "memory",
    "numerical",
    "realtime",
    "safe-stack",
    "scudo",
    "thread",
    "type",
]

# Sanitizers that call nothing.
_NEED_NOTHING = ["kcfi", "shadow-call-stack"]

_NEED_A_RUNTIME = [
    "--coverage",
    "-fcs-profile-generate",
    "-femulated-tls",
    "-fexceptions",
    "-fopenmp",
    "-fprofile-arcs",
    "-fprofile-generate",
    "-fprofile-instr-generate",
    "-finstrument-function",
    "-frtti",
    "-fsanitize-coverage",
    "-fsplit-stack",
    "-fthreadsafe-statics",
    "-pg",
]

# What a linker makes that is no static program at fixed addresses.
_LINK_OTHERWISE = ["-pie", "-r", "-shared", "-static-pie", "-Wl,-pie", "-Wl,-r", "-Wl,-shared", "-Wl,--pie"]

# The headers of //kernel are C++23.
_OLDER_LANGUAGES = [
    "-std=%s++%s" % (language, year)
    for language in ["c", "gnu"]
    for year in ["98", "03", "0x", "11", "1y", "14", "1z", "17", "2a", "20"]
]

def _check_option(name):
    return "--" + str(Label("//toolchain:" + name))

def _starts_with_any(flag, beginnings):
    for beginning in beginnings:
        if flag.startswith(beginning):
            return True
    return False

def _is_taken_back(flag, later):
    # All of its strengths are taken back by one flag.
    if flag.startswith("-fstack-protector") and "-fno-stack-protector" in later:
        return True
    return len(flag) > 2 and flag[:2] in ["-f", "-m"] and flag[:2] + "no-" + flag[2:] in later

def _sanitizer_fault(flag, flags):
    if "-fno-sanitize=all" in flags:
        return None
    names = flag[len("-fsanitize="):].split(",")
    for name in names:
        if name in _NEED_A_SYSTEM:
            return _SYSTEM
    for name in names:
        if name not in _NEED_NOTHING and not name.startswith("cfi"):
            traps = [
                other
                for other in flags
                if other.startswith("-fsanitize-trap") or other == "-fsanitize-undefined-trap-on-error"
            ]
            return None if traps else _HANDLERS
    return None

def _compiler_fault(flag, flags, features):
    if flag in ["-march=native", "-mtune=native", "-mcpu=native"]:
        return _NATIVE
    if flag in ["-target-abi", "-target-cpu", "-target-feature"]:
        return _PAST_THE_CHECK
    if flag.startswith("-mapx"):
        return _MORE_REGISTERS
    if flag in ["-m16", "-m32", "-mx32"] or _starts_with_any(flag, ["--target=", "-target"]):
        return _OTHER_MACHINE
    if flag in ["-mcmodel=small", "-mcmodel=medium", "-mcmodel=tiny"]:
        return _LOW_ADDRESSES
    if _starts_with_any(flag, _VECTOR_FLAGS):
        return None if "-no_sse" in features else _VECTORS
    if flag == "-mred-zone":
        return None if "-no_red_zone" in features else _RED_ZONE
    if flag.startswith("-fsanitize="):
        return _sanitizer_fault(flag, flags)
    if flag.startswith("-fstack-protector"):
        return _STACK_PROTECTOR
    return _RUNTIME if _starts_with_any(flag, _NEED_A_RUNTIME) else None

def _is_linked_otherwise(flag):
    # -Wl,A,B is -Wl,A and -Wl,B.
    return flag.startswith("-Wl,") and bool([
        word
        for word in flag[len("-Wl,"):].split(",")
        if "-Wl," + word in _LINK_OTHERWISE
    ])

def _linker_fault(flag, flags):
    if flag.startswith("-fsanitize="):
        return _sanitizer_fault(flag, flags)
    if _starts_with_any(flag, _NEED_A_RUNTIME):
        return _RUNTIME
    if flag in _LINK_OTHERWISE or _is_linked_otherwise(flag):
        return _LINKED_OTHERWISE
    if flag.startswith("-l"):
        return None if [other for other in flags if other.startswith("-L")] else _LIBRARY
    return None

def kernel_flags_fault(options, features, permitted):
    """Finds a flag that kernels cannot be built with.

    Args:
      options: from an option's name (copt, conlyopt, cxxopt, linkopt) to the flags that it was given
      features: those of the command line
      permitted: flags that are no fault

    Returns:
      A text that says which flag, why, and what to do instead, or None.
    """
    compiler = options["copt"] + options["conlyopt"] + options["cxxopt"]
    for option in ["copt", "conlyopt", "cxxopt", "linkopt"]:
        flags = options[option]
        for index, flag in enumerate(flags):
            if flag in permitted or _is_taken_back(flag, flags[index + 1:]):
                continue
            if option == "linkopt":
                why = _linker_fault(flag, compiler + flags)
            else:
                why = _compiler_fault(flag, compiler, features)
            if why:
                return _FAULT.format(
                    elsewhere = (_LINK_ELSEWHERE if option == "linkopt" else _COMPILE_ELSEWHERE).format(flag = flag),
                    flag = flag,
                    option = option,
                    setting = str(Label("//toolchain:permitted_kernel_flags")),
                    why = why.format(
                        flag = flag,
                        stack_protector = _check_option("stack_protector"),
                        ubsan = _check_option("ubsan"),
                    ),
                )
    return None

_COMPILE_ELSEWHERE = "Other programs can have it in copts, or by --per_file_copt=//their/folder@{flag}."
_LINK_ELSEWHERE = "Other programs can have it in linkopts."

_FAULT = """

--{option}={flag} breaks a kernel. {why}
{elsewhere}
If all kernels here are made for it: --{setting}={flag}.
"""

def without_older_languages(flags):
    """Leaves out the choice of a C++ that is older than what kernels are written in.

    A workspace has --cxxopt=-std=c++17 for its other programs. A kernel that wants it too has copts.

    Args:
      flags: of --copt or --cxxopt

    Returns:
      The other flags.
    """
    return [flag for flag in flags if flag not in _OLDER_LANGUAGES]
