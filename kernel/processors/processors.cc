// SPDX-License-Identifier: Apache-2.0
#include "slipway/kernel/processors/processors.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <cstddef>

#include "slipway/boot_info.h"
#include "slipway/kernel/fault/kernel_stack.h"
#include "slipway/kernel/fault/panic.h"
#include "slipway/kernel/processors/output_owner.h"
#include "slipway/kernel/processors/processor_entry.h"
#include "slipway/kernel/processors/spin_lock.h"
#include "slipway/kernel/start/boot_info.h"
#include "slipway/kernel/start/thread_local_storage.h"
#include "slipway/kernel/text/print.h"

namespace slipway {
namespace {

enum class Work {
  kNone,
  kBeingGiven,  // by another processor, which writes it down
  kGiven,       // until the function has returned
};

// What a processor has to do.
struct Desk {
  std::atomic<Work> work = Work::kNone;
  bool is_manned = false;  // the processor has been sent here
  void (*function)(void*) = nullptr;
  void* argument = nullptr;
};

constinit std::array<Desk, kMostProcessors> desks{};
constinit OutputOwner output_owner;
constinit SpinLock first_sending;

// Works until the machine is switched off.
[[noreturn]] void work(std::size_t number) {
  const protocol::BootInfo& info = boot_info();
  set_kernel_stack(info.processors[number].stack_bottom, info.stack_size);
  if (info.tls.memory_size != 0) {
    set_thread_local_storage(
        info.tls, static_cast<std::byte*>(__builtin_alloca(thread_local_size(info.tls))));
  }
  Desk& desk = desks[number];
  for (;;) {
    while (desk.work.load(std::memory_order_acquire) != Work::kGiven) {
      spin_wait();
    }
    desk.function(desk.argument);
    desk.work.store(Work::kNone, std::memory_order_release);
  }
}

void enter(protocol::Processor* self) {
  become_processor(static_cast<std::size_t>(self - boot_info().processors), work);
}

void check_stack(const protocol::BootInfo& info) {
  const std::size_t variables = info.tls.memory_size == 0 ? 0 : thread_local_size(info.tls);
  const std::size_t needed = processor_area_size() + variables;
  ASSERT(needed < info.stack_size / 2,
         "each processor needs {} KiB of its stack for itself: ask for stacks twice as large",
         needed / 1024 + 1);
}

void send_to_its_desk(std::size_t number) {
  const SpinLock::Guard guard(first_sending);
  check_stack(boot_info());
  set_output_lock(output_owner);
  boot_info().processors[number].send_to(enter, nullptr);
}

void check_number(std::size_t processor) {
  ASSERT(processor < processor_count(),
         "there is no processor {}, but {} in all (of the machine's, if the kernel asks for them: "
         "SLIPWAY_KERNEL_REQUEST(.processors = true))",
         processor, processor_count());
}

}  // namespace

std::size_t processor_count() {
  return std::clamp<std::size_t>(boot_info().processor_count, 1, kMostProcessors);
}

void run_on(std::size_t processor, void (*function)(void*), void* argument) {
  check_number(processor);
  if (processor == current_processor()) {
    function(argument);
    return;
  }
  ASSERT(processor != 0, "the first processor runs kernel_main(), and waits for no work");
  Desk& desk = desks[processor];
  for (Work none = Work::kNone;
       !desk.work.compare_exchange_weak(none, Work::kBeingGiven, std::memory_order_acquire);
       none = Work::kNone) {
    spin_wait();
  }
  desk.function = function;
  desk.argument = argument;
  if (!desk.is_manned) {
    desk.is_manned = true;
    send_to_its_desk(processor);
  }
  desk.work.store(Work::kGiven, std::memory_order_release);
}

void wait_for(std::size_t processor) {
  check_number(processor);
  ASSERT(processor != current_processor(), "a processor cannot wait for itself");
  while (desks[processor].work.load(std::memory_order_acquire) != Work::kNone) {
    spin_wait();
  }
}

void wait_for_all() {
  for (std::size_t i = 1; i < processor_count(); ++i) {
    if (i != current_processor()) {
      wait_for(i);
    }
  }
}

}  // namespace slipway
