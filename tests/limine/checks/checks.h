// SPDX-License-Identifier: Apache-2.0
// What each base revision promises to every kernel, a function for each part.
#ifndef SLIPWAY_TESTS_LIMINE_CHECKS_CHECKS_H_
#define SLIPWAY_TESTS_LIMINE_CHECKS_CHECKS_H_

#include <cstdint>

#include "tests/limine/requests.h"

namespace limine {

// What the kernel has been answered. The answers that all the checks need are there: the kernel
// demands them before it calls one.
struct Machine {
  std::uint64_t base_revision;
  const MemoryMap* memory_map;
  std::uint64_t direct_map;
  const ExecutableAddress* executable;
  const Framebuffer* framebuffer;  // nullptr where there is none
  bool is_strict;                  // the image is made with strict = True
  bool is_uefi;
};

void check_entry_state(const Machine& machine);
void check_memory_map(const Machine& machine);
void check_address_space(const Machine& machine);
void check_executable(const Machine& machine);
void check_framebuffer(const Machine& machine);
void check_tables(const Machine& machine, const Rsdp* rsdp, const Smbios* smbios);
void check_efi(const Machine& machine, const EfiSystemTable* table, const EfiMemoryMap* map);

// Where an answer, or what it points to, has to be.
void check_is_reclaimable(const Machine& machine, const void* answer);

// The type of memory there; of several regions that overlap there, the first that is not reserved.
MemoryType type_at(const Machine& machine, std::uint64_t physical);

}  // namespace limine

#endif  // SLIPWAY_TESTS_LIMINE_CHECKS_CHECKS_H_
