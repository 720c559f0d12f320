# SPDX-License-Identifier: Apache-2.0
"""The actions that the toolchains know, and the program that does each."""

load("@rules_cc//cc:action_names.bzl", "ACTION_NAMES")
load("@rules_cc//cc:cc_toolchain_config_lib.bzl", "action_config", "tool", "tool_path")

CPP_COMPILE = [
    ACTION_NAMES.cpp_compile,
    ACTION_NAMES.cpp_header_parsing,
    ACTION_NAMES.linkstamp_compile,
]

C_OR_CPP_COMPILE = CPP_COMPILE + [ACTION_NAMES.c_compile]

# Files ending in .S go through the preprocessor, those ending in .s do not.
PREPROCESS = C_OR_CPP_COMPILE + [ACTION_NAMES.preprocess_assemble]

ALL_COMPILE = PREPROCESS + [ACTION_NAMES.assemble]

LINK_EXECUTABLE = [ACTION_NAMES.cpp_link_executable]

LINK = LINK_EXECUTABLE + [
    ACTION_NAMES.cpp_link_dynamic_library,
    ACTION_NAMES.cpp_link_nodeps_dynamic_library,
]

ARCHIVE = [ACTION_NAMES.cpp_link_static_library]

STRIP = [ACTION_NAMES.strip]

_PROGRAMS = [
    ("bin/clang", ALL_COMPILE),
    ("bin/llvm-ar", ARCHIVE),
    ("bin/llvm-strip", STRIP),
    ("bin/llvm-objcopy", ["objcopy_embed_data"]),
]

def action_configs(linker):
    """Returns which program does which action; paths start at the repository's root.

    Args:
      linker: the program that links
    """
    return [
        action_config(action_name = action, enabled = True, tools = [tool(path = path)])
        for path, actions in _PROGRAMS + [(linker, LINK)]
        for action in actions
    ]

def tool_paths():
    """Returns the programs under the names that $(CC), $(AR) and so on come from."""
    return [
        tool_path(name = name, path = path)
        for name, path in {
            "ar": "bin/llvm-ar",
            "cpp": "bin/clang",
            "dwp": "bin/no-dwp",
            "gcc": "bin/clang",
            "gcov": "bin/no-gcov",
            "ld": "bin/ld.lld",
            "llvm-cov": "bin/no-llvm-cov",
            "nm": "bin/llvm-nm",
            "objcopy": "bin/llvm-objcopy",
            "objdump": "bin/no-objdump",
            "strip": "bin/llvm-strip",
        }.items()
    ]
