# SPDX-License-Identifier: Apache-2.0
"""sh_library under its name in rules_shell, for Bazel 4, which has it built in."""

sh_library = native.sh_library
