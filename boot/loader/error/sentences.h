// SPDX-License-Identifier: Apache-2.0
// The sentence for each error, with places for its details.
#ifndef SLIPWAY_BOOT_LOADER_ERROR_SENTENCES_H_
#define SLIPWAY_BOOT_LOADER_ERROR_SENTENCES_H_

#include <string_view>

#include "boot/loader/error/error.h"

namespace slipway::loader {

// In braces stands what describe() puts there:
//   {a} {b} {c}     Error::numbers, in base 10
//   {xa}            in base 16
//   {Ba}            a number of bytes, in the largest unit that keeps it exact
//   {Ec}            " below 4 GiB": the end of the memory looked at, unless that is all there is
//   {Fa}            flags of a segment, as `readelf --segments` shows them
//   {Ra}            a type of relocation, by its name
//   {r}             the one type that the loader applies
//   {P} {m}         the processor that kernels are for: its name, its number in ELF files
//   {Sa}            "segment 2": Error::segment; {So} for the other segment
//   {M}             "kernel", or "module initrd": Error::module
//   {Na}            Error::name in quotes, after a space; nothing where there is none
std::string_view sentence_for(ErrorCode code);

}  // namespace slipway::loader

#endif  // SLIPWAY_BOOT_LOADER_ERROR_SENTENCES_H_
