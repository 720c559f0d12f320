// SPDX-License-Identifier: Apache-2.0
// The machine's side of the handoff to a kernel that the firmware goes on for. Not compiled for the
// host.
#include <cstddef>
#include <cstring>

#include "boot/loader/enter/handoff.h"

namespace slipway::loader {

namespace {

std::byte* at(std::uint64_t physical) {
  return reinterpret_cast<std::byte*>(physical);
}

}  // namespace

// UEFI 2.10, 2.3.4 "x64 Platforms": the direction flag is clear, and the stack's end before the
// call a multiple of 16. What is called does not come back.
void enter_beside_firmware(const Handoff& handoff) {
  for (const PhysicalCopy& copy : handoff.copies) {
    std::memcpy(at(copy.destination), at(copy.source), copy.size);
    std::memset(at(copy.destination) + copy.size, 0, copy.zeroes);
  }
  asm volatile(
      "cld\n"
      "andq $-16, %%rsp\n"
      "callq *%[entry]\n"
      "1: hlt\n"
      "jmp 1b"
      :
      : "a"(handoff.registers.rax), "b"(handoff.registers.rbx), [entry] "r"(handoff.entry)
      : "memory");
  __builtin_unreachable();
}

}  // namespace slipway::loader
