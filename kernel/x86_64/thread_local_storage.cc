// SPDX-License-Identifier: Apache-2.0
#include "slipway/kernel/start/thread_local_storage.h"

#include <algorithm>
#include <cstdint>
#include <cstring>

#include "slipway/machine/x86_64/control_registers.h"

namespace slipway {
namespace {

// From the variables' first byte to the thread pointer, which has their alignment as they do
// (System V psABI, "Thread-Local Storage"; variant II of "ELF Handling For Thread-Local Storage").
std::uint64_t distance_to_pointer(const protocol::TlsTemplate& tls) {
  const std::uint64_t end = tls.virtual_start + tls.memory_size;
  return tls.memory_size + (0 - end) % tls.alignment;
}

}  // namespace

std::size_t thread_local_size(const protocol::TlsTemplate& tls) {
  return distance_to_pointer(tls) + tls.alignment + alignof(std::uint64_t) + sizeof(std::uint64_t);
}

void set_thread_local_storage(const protocol::TlsTemplate& tls, std::byte* memory) {
  const std::uint64_t alignment = std::max<std::uint64_t>(tls.alignment, alignof(std::uint64_t));
  const std::uint64_t lowest = reinterpret_cast<std::uintptr_t>(memory) + distance_to_pointer(tls);
  const std::uint64_t thread_pointer = (lowest + alignment - 1) & ~(alignment - 1);

  auto* const variables = reinterpret_cast<std::byte*>(thread_pointer - distance_to_pointer(tls));
  std::memcpy(variables, reinterpret_cast<const std::byte*>(tls.virtual_start), tls.file_size);
  std::memset(variables + tls.file_size, 0, tls.memory_size - tls.file_size);

  // Compiled code reads the pointer's own value through it.
  *reinterpret_cast<std::uint64_t*>(thread_pointer) = thread_pointer;
  machine::write_msr(machine::Msr::kFsBase, thread_pointer);
}

}  // namespace slipway
