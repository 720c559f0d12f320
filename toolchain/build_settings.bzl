# SPDX-License-Identifier: Apache-2.0
"""Options of Slipway's own for the command line: --//toolchain:NAME, or --@slipway//toolchain:NAME."""

def _setting_impl(_ctx):
    return []

bool_setting = rule(
    implementation = _setting_impl,
    doc = "An option that is true or false.",
    build_setting = config.bool(flag = True),
)

string_list_setting = rule(
    implementation = _setting_impl,
    doc = "An option that is a list, with commas in between.",
    build_setting = config.string_list(flag = True),
)
