# SPDX-License-Identifier: Apache-2.0
"""How the code of the stages is compiled."""

# They run below 1 MiB, where the kernel's code model does not reach, and stage 2 has 63.5 KiB.
STAGE_FEATURES = [
    "-kernel_code_model",
    "small",
    "strict_warnings",
]
