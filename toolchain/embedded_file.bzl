# SPDX-License-Identifier: Apache-2.0
"""Any file as constant data of a program."""

load("@rules_cc//cc:defs.bzl", "cc_library")
load(":transition.bzl", "only_file")

# In a section of its own, so that what nothing refers to is not linked.
_SOURCE = """\
    .section .rodata.{symbol}, "a", @progbits
    .balign {alignment}
    .globl {symbol}_start
    .type {symbol}_start, @object
{symbol}_start:
    .incbin "{path}"
    .globl {symbol}_end
{symbol}_end:
    .size {symbol}_start, {symbol}_end - {symbol}_start
    .balign 8
    .globl {symbol}_size
    .type {symbol}_size, @object
{symbol}_size:
    .quad {symbol}_end - {symbol}_start
    .size {symbol}_size, 8
    .section .note.GNU-stack, "", @progbits
"""

_HEADER = """\
// Made by {label}: what is in {file}.
#pragma once

#include <stddef.h>

#ifdef __cplusplus
#include <cstddef>
#include <span>

extern "C" {{
#endif

extern const unsigned char {symbol}_start[];
extern const unsigned char {symbol}_end[];
extern const size_t {symbol}_size;

#ifdef __cplusplus
}}

inline std::span<const std::byte> {symbol}() {{
  return std::as_bytes(std::span({symbol}_start, {symbol}_size));
}}
#endif
"""

def _embedded_source_impl(ctx):
    file = only_file(ctx.attr.src)
    if file.is_directory:
        fail("{} is a folder, and {} embeds one file".format(ctx.attr.src.label, ctx.label))
    ctx.actions.write(ctx.outputs.source, _SOURCE.format(
        symbol = ctx.attr.symbol,
        alignment = ctx.attr.alignment,
        path = file.path.replace("\\", "\\\\").replace("\"", "\\\""),
    ))
    ctx.actions.write(ctx.outputs.header, _HEADER.format(
        symbol = ctx.attr.symbol,
        file = file.basename,
        label = ctx.label.name,
    ))
    return [DefaultInfo(files = depset([ctx.outputs.source]))]

_embedded_source = rule(
    implementation = _embedded_source_impl,
    doc = "The source and the header behind an embedded_file.",
    attrs = {
        "src": attr.label(doc = "The file.", allow_files = True, mandatory = True),
        "symbol": attr.string(doc = "What its symbols begin with.", mandatory = True),
        "alignment": attr.int(doc = "In bytes.", mandatory = True),
        "source": attr.output(doc = "The source, for the assembler.", mandatory = True),
        "header": attr.output(doc = "The header.", mandatory = True),
    },
)

_DIGITS = "0123456789"
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz"

def embedded_file_error(name, symbol, alignment):
    """What is wrong with the attributes of an embedded_file.

    Args:
      name: name of the target
      symbol: what its symbols begin with
      alignment: in bytes

    Returns:
      A sentence, or None.
    """
    if not symbol or symbol[0] in _DIGITS or [c for c in symbol.elems() if c not in _LETTERS + _DIGITS]:
        return ("embedded_file {}: {} is no name in C, which the symbols begin with: " +
                "write symbol = \"...\" of letters, digits and _, the first of them no digit.").format(
            name,
            repr(symbol),
        )

    # A page of x86-64 and its largest one: what is aligned to more, no loader promises to keep so.
    if type(alignment) != "int" or alignment not in [1 << bit for bit in range(22)]:
        return "embedded_file {}: alignment is a power of two, from 1 to 2097152 bytes, and not {}.".format(
            name,
            repr(alignment),
        )
    return None

def embedded_file(
        name,
        src,
        symbol = None,
        alignment = 16,
        **kwargs):
    """A file as constant data, for `deps` of kernel_binary, cc_binary and others: a font, a table, a program.

        embedded_file(
            name = "font",
            src = "vga.psf",
        )

        #include "my/font.h"  // in the package //my
        std::span<const std::byte> bytes = font();

    The header declares, for C as well, `font_start[]`, `font_end[]` and `font_size`, in bytes, which assembly has as
    symbols: the size is 8 bytes of memory. All lies in .rodata; a program that uses none of it has none of it.

    Args:
      name: name of the target, and of the header NAME.h
      src: label of the file, or of a target with a single one
      symbol: what the symbols begin with, and the function's name in C++; NAME by default
      alignment: of the first byte, a power of two; 4096 for a page
      **kwargs: any other attribute of cc_library, such as alwayslink and visibility
    """
    symbol = name if symbol == None else symbol
    error = embedded_file_error(name, symbol, alignment)
    if error:
        fail(error)
    _embedded_source(
        name = name + ".source",
        src = src,
        symbol = symbol,
        alignment = alignment,
        source = name + ".S",
        header = name + ".h",
        visibility = ["//visibility:private"],
        tags = kwargs.get("tags", []),
        testonly = kwargs.get("testonly", False),
    )
    cc_library(
        name = name,
        srcs = [name + ".source"],
        hdrs = [name + ".h"],
        # There is no code in it, and the source's path is another in each configuration.
        copts = ["-g0"],
        # The assembler reads it; of no other attribute are files of any name inputs of the compiler.
        textual_hdrs = [src],
        **kwargs
    )
