# SPDX-License-Identifier: Apache-2.0
"""Golden pictures: what the last screen of a boot_test must look like, and how such a picture is made."""

load(":quoting.bzl", "literal", "path")

# As in //image/runner/screen:picture.h.
_MAX_SIDE = 32768

_PARTS = ["x", "y", "width", "height"]

def screen_region(x, y, width, height):
    """A rectangle of the screen, for `screenshot_mask` of boot_test.

    Args:
      x: its left edge, in pixels from the screen's
      y: its upper edge, likewise
      width: pixels, at least 1
      height: likewise

    Returns:
      An element of the list `screenshot_mask`.
    """
    numbers = [x, y, width, height]
    call = "screen_region({})".format(", ".join([
        "{} = {}".format(part, repr(number))
        for part, number in zip(_PARTS, numbers)
    ]))
    for part, number in zip(_PARTS, numbers):
        least = 1 if part in ["width", "height"] else 0
        if type(number) != "int" or number < least or number > _MAX_SIDE:
            fail("{}: {} is a whole number of pixels from {} to {}".format(call, part, least, _MAX_SIDE))
    return struct(x = x, y = y, width = width, height = height)

def _is_region(value):
    return type(value) == "struct" and [part for part in _PARTS if not hasattr(value, part)] == []

def _is_of_main_repository():
    # The first since Bazel 6, the other until 8.
    if hasattr(native, "repo_name"):
        return native.repo_name() == ""
    return native.repository_name() == "@"

def _file_of(test, screenshot):
    """The golden picture's path from the package's folder."""
    file = screenshot[1:] if type(screenshot) == "string" and screenshot.startswith(":") else screenshot
    is_file = (
        type(file) == "string" and file.endswith(".png") and file[0] not in "/@" and
        ":" not in file and not [part for part in file.split("/") if part in ["", ".", ".."]]
    )
    if not is_file:
        fail(("boot_test {}: screenshot = {} is no file of this package: write the path of a PNG from the " +
              "BUILD file's folder, as in \"golden.png\"").format(test, repr(screenshot)))
    return file

def _by_machine(test, attribute, value, machines):
    """The value for each machine: one for all, or a dictionary."""
    if type(value) != "dict":
        return {machine: value for machine in machines}
    for machine in value:
        if machine not in machines:
            fail("boot_test {}: {} has {}, which is none of the test's machines: {}".format(
                test,
                attribute,
                repr(machine),
                machines,
            ))
    return value

def golden_pictures(name, screenshot, screenshot_mask, machines):
    """What a boot_test says of golden pictures.

    Args:
      name: the test's, for messages
      screenshot: see boot_test
      screenshot_mask: see boot_test
      machines: its machines' names or labels, as strings

    Returns:
      A dictionary from machines to structs. A machine whose screen is compared with none is not in it.
    """
    if screenshot_mask and not screenshot:
        fail("boot_test {}: screenshot_mask is of no use without screenshot".format(name))
    masks = _by_machine(name, "screenshot_mask", screenshot_mask, machines)
    pictures = {}
    for machine, one in _by_machine(name, "screenshot", screenshot, machines).items():
        if one == None:
            continue
        mask = masks.get(machine, [])
        if type(mask) != "list" or [region for region in mask if not _is_region(region)]:
            fail(("boot_test {}: screenshot_mask = {} is no list of regions: write " +
                  "[screen_region(x = 0, y = 16, width = 80, height = 16)]").format(name, repr(mask)))
        pictures[machine] = struct(file = _file_of(name, one), mask = mask)
    return pictures

def _is_there(picture):
    return picture.file in native.glob([picture.file], allow_empty = True)

def renewal_of(name):
    """The name of the target that makes a test's golden picture anew.

    Args:
      name: the name of the test on one machine

    Returns:
      A string; None where the test is of another repository, which nobody writes to.
    """
    return name + ".renew_screenshot" if _is_of_main_repository() else None

def screenshot_options(name, picture):
    """The elements of `args` that name a golden picture.

    Args:
      name: the name of the test on one machine
      picture: a struct of golden_pictures; or None

    Returns:
      A list of strings.
    """
    if not picture:
        return []

    # Without a file there is no label. The test then says how to make it.
    place = "--screenshot="
    if _is_there(picture):
        place += path(name, "rootpath", ":" + picture.file)
    else:
        place += literal((native.package_name() + "/" if native.package_name() else "") + picture.file)
    renewal = renewal_of(name)
    return [place] + ([
        literal("--screenshot-renewal=bazel run //{}:{}".format(native.package_name(), renewal)),
    ] if renewal else []) + [
        "--screenshot-mask={},{},{},{}".format(region.x, region.y, region.width, region.height)
        for region in picture.mask
    ]

def screenshot_data(name, picture):
    """The labels that these options need.

    Args:
      name: the name of the test on one machine
      picture: a struct of golden_pictures; or None

    Returns:
      A list of strings.
    """
    return [":" + picture.file] if picture and _is_there(picture) else []
