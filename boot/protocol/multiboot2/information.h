// SPDX-License-Identifier: Apache-2.0
// What the answers of both versions of Multiboot do alike.
#ifndef SLIPWAY_BOOT_PROTOCOL_MULTIBOOT2_INFORMATION_H_
#define SLIPWAY_BOOT_PROTOCOL_MULTIBOOT2_INFORMATION_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "boot/loader/bundle/module_file.h"
#include "boot/loader/enter/handoff.h"
#include "boot/loader/error/error.h"
#include "boot/loader/placed.h"
#include "boot/loader/plan/load_plan.h"
#include "boot/loader/plan/machine_facts.h"
#include "boot/protocol/multiboot2/requests.h"

namespace slipway::protocol::multiboot2 {

// Memory for `size` bytes of information, away from the kernel.
loader::Result<std::uint64_t> take_memory(const loader::MachineFacts& facts,
                                          const loader::Placed& placed, std::uint64_t size);

// Where information is when the kernel runs, and where it waits until then: the same, or memory
// that the last instructions of the loader copy from.
struct InformationPlace {
  std::uint64_t address;
  std::uint64_t written_at;
  std::uint64_t size;
};

// As take_memory(), but below 1 MiB also in what is the firmware's until the kernel runs.
loader::Result<InformationPlace> take_place(const loader::MachineFacts& facts,
                                            const loader::Placed& placed, std::uint64_t size);

// Into the kernel, with `magic` in EAX and the information's address in EBX.
loader::Handoff handoff_to(const loader::Placed& placed, const loader::LoadPlan& plan,
                           std::uint32_t magic, const InformationPlace& information);

// Into the kernel, with `magic` in EAX and the information's address in EBX.
loader::Handoff handoff_to(const loader::Placed& placed, const loader::LoadPlan& plan,
                           std::uint32_t magic, std::uint64_t information);

// How many of the bundle's modules are the kernel's to know: all but the one with its sections.
std::size_t module_count(const Requests& requests, const loader::LoadPlan& plan);

// What the image says of a module, as a line in grub.cfg would; else its name.
constexpr std::string_view text_of(const loader::ModuleFile& module) {
  return module.string.empty() ? module.name : module.string;
}

// The headers of the kernel's sections, with the addresses of what is loaded of them; empty where
// there are none.
std::span<const std::byte> section_headers(const Requests& requests, const loader::LoadPlan& plan,
                                           const loader::MachineFacts& facts,
                                           const loader::Placed& placed);

}  // namespace slipway::protocol::multiboot2

#endif  // SLIPWAY_BOOT_PROTOCOL_MULTIBOOT2_INFORMATION_H_
