// SPDX-License-Identifier: Apache-2.0
// What the programs of this folder have in common, which UEFI firmware starts in the place of
// Slipway's loader.
#ifndef SLIPWAY_TESTS_VERDICTS_UEFI_PROGRAM_H_
#define SLIPWAY_TESTS_VERDICTS_UEFI_PROGRAM_H_

#include <cstdint>
#include <string_view>

namespace slipway::testing {

// EFI_STATUS (UEFI Specification 2.10, appendix D).
inline constexpr std::uint64_t kSuccess = 0;
inline constexpr std::uint64_t kAborted = std::uint64_t{1} << 63 | 21;

// What the program does, in its own file. What it returns goes to the firmware. The disk is the
// program's own, as the image builder has told it.
std::uint64_t run(std::uint32_t disk_signature);

// Says which disk this is, as Slipway's loader does.
void say_booted_disk(std::uint32_t disk_signature);

// Writes to COM1 and to the debug console.
void write(std::string_view text);

// Ends the run with success.
void end();

[[noreturn]] void halt();

}  // namespace slipway::testing

#endif  // SLIPWAY_TESTS_VERDICTS_UEFI_PROGRAM_H_
