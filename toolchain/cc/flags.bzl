# SPDX-License-Identifier: Apache-2.0
"""Short forms for features that only add flags."""

load(
    "@rules_cc//cc:cc_toolchain_config_lib.bzl",
    "feature",
    "flag_group",
    "flag_set",
    "with_feature_set",
)

def flags(actions, flags, mode = None, without = None):
    """Flags for some actions.

    Args:
      actions: the actions that get the flags
      flags: the flags
      mode: only in this compilation mode ("opt", "dbg", "fastbuild")
      without: only where this feature is off

    Returns:
      A flag_set.
    """
    conditions = []
    if mode:
        conditions.append(with_feature_set(features = [mode]))
    if without:
        conditions.append(with_feature_set(not_features = [without]))
    return flag_set(
        actions = actions,
        flag_groups = [flag_group(flags = flags)],
        with_features = conditions,
    )

def always(name, *flag_sets):
    """Returns a feature that is on unless a target says features = ["-NAME"]."""
    return feature(name = name, enabled = True, flag_sets = list(flag_sets))

def on_demand(name, *flag_sets):
    """Returns a feature that a target switches on by features = ["NAME"]."""
    return feature(name = name, flag_sets = list(flag_sets))

def switchable(name, enabled, *flag_sets):
    """Returns a feature like `always` if it is enabled, and else like `on_demand`."""
    return feature(name = name, enabled = enabled, flag_sets = list(flag_sets))

def for_each(variable, flags, actions, name = None):
    """Returns a feature that hands one of Bazel's lists to the command line.

    Args:
      variable: Bazel's name of the list
      flags: what each element becomes, with "%{variable}" in it
      actions: the actions that get the flags
      name: the feature's name, where it differs from the list's
    """
    return feature(
        name = name or variable,
        enabled = True,
        flag_sets = [flag_set(
            actions = actions,
            flag_groups = [flag_group(
                expand_if_available = variable,
                iterate_over = variable,
                flags = flags,
            )],
        )],
    )

def if_available(variable, flags, actions, name = None):
    """Returns a feature that hands one of Bazel's values to the command line."""
    return feature(
        name = name or variable,
        enabled = True,
        flag_sets = [flag_set(
            actions = actions,
            flag_groups = [flag_group(expand_if_available = variable, flags = flags)],
        )],
    )
