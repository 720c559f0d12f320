// SPDX-License-Identifier: Apache-2.0
// The kernel's entry point: what happens between the loader's jump and `kernel_main`.
#include <cstddef>
#include "slipway/boot_info.h"
#include "slipway/kernel/console/outputs.h"
#include "slipway/kernel/fault/exceptions.h"
#include "slipway/kernel/fault/exit.h"
#include "slipway/kernel/fault/kernel_stack.h"
#include "slipway/kernel/fault/panic.h"
#include "slipway/kernel/start/boot_info.h"
#include "slipway/kernel/start/kernel_main.h"
#include "slipway/kernel/start/thread_local_storage.h"

namespace slipway {

// Only kernels with //kernel:heap have it, and the next only those with the stack protector.
[[gnu::weak]] void start_heap(const protocol::BootInfo& info);
[[gnu::weak]] void choose_stack_guard();

namespace {

// Before this, nothing but the magic number may be believed: not even where the screen is.
void check_contract(const protocol::BootInfo& info) {
  if (info.magic != protocol::kMagic) {
    panic("The loader is not Slipway's: its BootInfo begins with {:#018x}, not {:#018x}.",
          info.magic, protocol::kMagic);
  }
  if (info.major_version != protocol::kMajorVersion || info.size < sizeof(info)) {
    panic(
        "The loader speaks version {}.{} of the protocol ({} bytes), the kernel {}.{} ({} bytes): "
        "build both from the same source.",
        info.major_version, info.minor_version, info.size, protocol::kMajorVersion,
        protocol::kMinorVersion, sizeof(info));
  }
}

}  // namespace

// Pointers to the constructors of global objects; the linker script says where they begin and end.
using Constructor = void (*)();
extern "C" [[gnu::visibility("hidden")]] const Constructor __init_array_start[];
extern "C" [[gnu::visibility("hidden")]] const Constructor __init_array_end[];

namespace {

void run_global_constructors() {
  for (const Constructor* c = __init_array_start; c != __init_array_end; ++c) {
    (*c)();
  }
}

}  // namespace
}  // namespace slipway

// Before exceptions are reported, one resets the machine; before the ports are open, nobody sees a
// message. Hence the order. Thread-local variables live on the stack of this function, which does
// not return.
extern "C" [[noreturn]] void _start(const slipway::protocol::BootInfo* info) {
  if (slipway::choose_stack_guard != nullptr) {
    slipway::choose_stack_guard();
  }
  slipway::report_exceptions();
  slipway::open_ports();
  slipway::check_contract(*info);
  slipway::set_boot_info(*info);
  slipway::open_screen(*info);
  slipway::set_kernel_stack(info->stack_bottom, info->stack_size);
  if (info->tls.memory_size != 0) {
    const std::size_t size = slipway::thread_local_size(info->tls);
    ASSERT(size < info->stack_size / 2,
           "{} bytes of thread-local variables: ask for a larger stack", size);
    slipway::set_thread_local_storage(info->tls, static_cast<std::byte*>(__builtin_alloca(size)));
  }
  if (slipway::start_heap != nullptr) {
    slipway::start_heap(*info);
  }
  slipway::run_global_constructors();
  kernel_main(*info);
  slipway::exit(slipway::ExitCode::kSuccess);
}
