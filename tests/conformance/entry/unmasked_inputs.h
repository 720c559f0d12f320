// SPDX-License-Identifier: Apache-2.0
// What unmask_io_apic.cc does, for the kernel that looks for what has become of it.
#ifndef SLIPWAY_TESTS_CONFORMANCE_ENTRY_UNMASKED_INPUTS_H_
#define SLIPWAY_TESTS_CONFORMANCE_ENTRY_UNMASKED_INPUTS_H_

#include <cstdint>

// Inputs of a Q35 that nothing is at: those of the second serial port and the coprocessor.
inline constexpr unsigned kUnmaskedInputs[] = {3, 13};

inline constexpr std::uint8_t kVector = 0x53;

#endif  // SLIPWAY_TESTS_CONFORMANCE_ENTRY_UNMASKED_INPUTS_H_
