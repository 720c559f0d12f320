// SPDX-License-Identifier: Apache-2.0
// A kernel of Multiboot2 that is entered in 64 bits beside EFI boot services: it calls them, and
// ends them by itself.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "tests/multiboot/console.h"
#include "tests/multiboot/efi.h"
#include "tests/multiboot/multiboot2.h"

// As start_efi.S keeps it.
struct EfiEntryState {
  std::uint64_t rax;
  std::uint64_t rbx;
  std::uint64_t rsp;
  std::uint64_t rflags;
  std::uint64_t cr0;
};

// By the linker script.
extern "C" char kernel_start[];
extern "C" char kernel_end[];

extern "C" void efi_main(const EfiEntryState& state);

namespace {

using multiboot::check;
using multiboot::check_equal;
using multiboot::demand;
using multiboot::Tag;
using multiboot::efi::Table;
namespace efi = multiboot::efi;

constexpr std::uint64_t kPage = 4096;

const Tag* first_tag;

const Tag* find(std::uint32_t type, const Tag* after = nullptr) {
  for (const Tag* tag = after == nullptr ? first_tag : after->next(); tag->type != 0;
       tag = tag->next()) {
    if (tag->type == type) {
      return tag;
    }
  }
  return nullptr;
}

const Tag& demand_tag(std::string_view what, std::uint32_t type) {
  const Tag* const tag = find(type);
  demand(what, tag != nullptr);
  return *tag;
}

std::uint64_t pointer_in(const Tag& tag) {
  check_equal("the size of a pointer's tag", tag.size, 16);
  return std::uint64_t{tag.number(12)} << 32 | tag.number(8);
}

// UEFI 2.10, 2.3.4: long mode, and the stack as in a called function.
void check_state(const EfiEntryState& state) {
  constexpr std::uint64_t kPaging = std::uint64_t{1} << 31;
  constexpr std::uint64_t kInterrupts = 1 << 9;
  constexpr std::uint64_t kDown = 1 << 10;
  check("paging is on", (state.cr0 & kPaging) != 0);
  check("interrupts are on", (state.rflags & kInterrupts) != 0);
  check("the direction flag is clear", (state.rflags & kDown) == 0);
  check_equal("the stack's place modulo 16", static_cast<std::uint32_t>(state.rsp % 16), 8);
}

void check_told() {
  demand("boot services go on", find(18) != nullptr);
  check_equal("the size of the tag for boot services", find(18)->size, 8);
  check("memory is the firmware's to tell",
        find(4) == nullptr && find(6) == nullptr && find(17) == nullptr);
  check("nothing is told of EFI in 32 bits", find(11) == nullptr && find(19) == nullptr);
  check("the command line",
        std::string_view(demand_tag("a command line", 1).text(8)) == "one two=\"three\"");
  check("there is a framebuffer", find(8) != nullptr);
  check("there is ACPI", find(14) != nullptr);
  check_equal("the load base", demand_tag("a load base", 21).number(8),
              static_cast<std::uint32_t>(reinterpret_cast<std::uintptr_t>(kernel_start)));
  const Tag* const module = find(3);
  demand("there are two modules", module != nullptr && find(3, module) != nullptr);
  const std::uint64_t start = module->number(8);
  check("a module's contents", std::string_view(reinterpret_cast<const char*>(start),
                                                module->number(12) - start) == "the first\n");
}

// The firmware gives nobody else what the kernel has.
void check_taken(const Table& services, std::string_view what, std::uint64_t start,
                 std::uint64_t end) {
  for (std::uint64_t page = start / kPage * kPage; page < end; page += kPage) {
    std::uint64_t address = page;
    if (services.call(efi::kAllocatePages, efi::kAtAddress, efi::kLoaderData, std::uint64_t{1},
                      &address) == 0) {
      check(what, false);
      return;
    }
  }
}

void check_memory(const Table& services, std::uint64_t information) {
  check_taken(services, "the kernel's memory is its own",
              reinterpret_cast<std::uintptr_t>(kernel_start),
              reinterpret_cast<std::uintptr_t>(kernel_end));
  check_taken(services, "the information's memory is the kernel's", information, information + 1);
  for (const Tag* module = find(3); module != nullptr; module = find(3, module)) {
    check_taken(services, "a module's memory is the kernel's", module->number(8),
                module->number(12));
  }
  std::uint64_t address = 0;
  check("the firmware gives memory",
        services.call(efi::kAllocatePages, efi::kAnyPages, efi::kLoaderData, std::uint64_t{1024},
                      &address) == 0 &&
            services.call(efi::kFreePages, address, std::uint64_t{1024}) == 0);
}

struct FirmwareMap {
  static inline std::byte bytes[65536];

  std::uint64_t size = sizeof(bytes);
  std::uint64_t key = 0;
  std::uint64_t descriptor_size = 0;
  std::uint32_t version = 0;

  explicit FirmwareMap(const Table& services) {
    demand(
        "the firmware gives its map of memory",
        services.call(efi::kGetMemoryMap, &size, &bytes[0], &key, &descriptor_size, &version) == 0);
  }

  std::uint64_t pages(std::uint32_t type) const {
    std::uint64_t result = 0;
    for (std::uint64_t offset = 0; offset < size; offset += descriptor_size) {
      const Table descriptor(reinterpret_cast<std::uintptr_t>(bytes) + offset);
      if (descriptor.at<std::uint32_t>(efi::kType) == type) {
        result += descriptor.at<std::uint64_t>(efi::kPages);
      }
    }
    return result;
  }
};

// What the loader had taken for itself.
void check_map(const FirmwareMap& map) {
  const std::uint64_t free = map.pages(efi::kConventional);
  const std::uint64_t loaders = map.pages(efi::kLoaderCode) + map.pages(efi::kLoaderData);
  check("the firmware has its memory back", free > 4 * loaders);
}

}  // namespace

void efi_main(const EfiEntryState& state) {
  demand("EAX has the magic number",
         static_cast<std::uint32_t>(state.rax) == multiboot::kMultiboot2Magic);
  const std::uint64_t information = static_cast<std::uint32_t>(state.rbx);
  first_tag = reinterpret_cast<const Tag*>(information + sizeof(multiboot::Information));
  check_state(state);
  check_told();
  const Table system(pointer_in(demand_tag("an EFI system table", 12)));
  demand("the EFI system table's mark", std::string_view(system.text(), 8) == "IBI SYST");
  const Table services = system.table(efi::kBootServices);
  demand("the boot services' mark", std::string_view(services.text(), 8) == "BOOTSERV");
  const Table console = system.table(efi::kConsoleOut);
  check("the firmware writes a text",
        console.call(efi::kOutputString, console.address(), u"Beside firmware.\r\n") == 0);
  check_memory(services, information);
  const FirmwareMap map(services);
  check_map(map);
  check("boot services end",
        services.call(efi::kExitBootServices, pointer_in(demand_tag("an image handle", 20)),
                      map.key) == 0);
  multiboot::end("boot services");
}
