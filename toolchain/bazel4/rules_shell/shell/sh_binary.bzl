# SPDX-License-Identifier: Apache-2.0
"""sh_binary under its name in rules_shell, for Bazel 4, which has it built in."""

sh_binary = native.sh_binary
