# SPDX-License-Identifier: Apache-2.0
"""Options of Slipway's own for the command line: --//toolchain:NAME, or --@slipway//toolchain:NAME."""

SettingInfo = provider(
    doc = "An option, as the command line has it.",
    fields = {"value": "true, false, or a list"},
)

def _setting_impl(ctx):
    return [SettingInfo(value = ctx.build_setting_value)]

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
