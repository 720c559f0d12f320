// SPDX-License-Identifier: Apache-2.0
// Gives assembly files and linker scripts what C++ knows, as symbols that the linker fills in, so
// that no number is written twice. The lines stand in a function, which need not be called.
#ifndef SLIPWAY_MACHINE_RUNTIME_ASSEMBLY_CONSTANT_H_
#define SLIPWAY_MACHINE_RUNTIME_ASSEMBLY_CONSTANT_H_

#include <cstdint>

// A number that is not negative, under this name.
#define SLIPWAY_ASSEMBLY_CONSTANT(name, value) \
  asm volatile(".globl " #name "\n.set " #name ", %c0" ::"i"(static_cast<std::uint64_t>(value)))

// The place `offset` bytes into `object`, a variable with C linkage that the same file defines.
#define SLIPWAY_ASSEMBLY_MEMBER(name, object, offset) \
  asm volatile(".globl " #name "\n.set " #name ", " #object " + %c0" ::"i"(offset))

#endif  // SLIPWAY_MACHINE_RUNTIME_ASSEMBLY_CONSTANT_H_
