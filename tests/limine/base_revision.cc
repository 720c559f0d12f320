// SPDX-License-Identifier: Apache-2.0
// A kernel of one base revision, SLIPWAY_BASE_REVISION, which holds the loader to what that
// promises to every kernel.
#include <cstdint>
#include <string_view>

#include "tests/limine/checks/checks.h"
#include "tests/limine/console.h"
#include "tests/limine/requests.h"

namespace limine {
namespace {

constexpr std::uint64_t kRevision = SLIPWAY_BASE_REVISION;

[[gnu::used]] volatile BaseRevision base_revision = LIMINE_BASE_REVISION(kRevision);

[[gnu::used]] volatile Request<BootloaderInfo> loader_request = {LIMINE_BOOTLOADER_INFO, 0,
                                                                 nullptr};
[[gnu::used]] volatile Request<CommandLine> command_line_request = {LIMINE_COMMAND_LINE, 0,
                                                                    nullptr};
[[gnu::used]] volatile Request<FirmwareType> firmware_request = {LIMINE_FIRMWARE_TYPE, 0, nullptr};
[[gnu::used]] volatile Request<DirectMap> direct_map_request = {LIMINE_DIRECT_MAP, 0, nullptr};
[[gnu::used]] volatile Request<Framebuffers> pixels_request = {LIMINE_FRAMEBUFFER, 0, nullptr};
[[gnu::used]] volatile Request<MemoryMap> memory_map_request = {LIMINE_MEMORY_MAP, 0, nullptr};
[[gnu::used]] volatile Request<Rsdp> rsdp_request = {LIMINE_RSDP, 0, nullptr};
[[gnu::used]] volatile Request<Smbios> smbios_request = {LIMINE_SMBIOS, 0, nullptr};
[[gnu::used]] volatile Request<ExecutableAddress> address_request = {LIMINE_EXECUTABLE_ADDRESS, 0,
                                                                     nullptr};
[[gnu::used]] volatile Request<EfiSystemTable> efi_request = {LIMINE_EFI_SYSTEM_TABLE, 0, nullptr};
[[gnu::used]] volatile Request<EfiMemoryMap> efi_map_request = {LIMINE_EFI_MEMORY_MAP, 0, nullptr};
[[gnu::used]] volatile Request<Modules> modules_request = {LIMINE_MODULES, 0, nullptr};

void check_base_revision() {
  check("the tag's third number", base_revision.revision, 0);
  if (kRevision >= 3) {
    check("the base revision that is served", base_revision.mark[1], kRevision);
  }
}

void check_loader(const Machine& machine) {
  const BootloaderInfo* const info = answer_to(loader_request);
  demand("the loader says who it is", info != nullptr);
  check_is_reclaimable(machine, info->name);
  check_is_reclaimable(machine, info->version);
  check("the loader is called Slipway", std::string_view(info->name) == "Slipway");
  check("the loader has a version", info->version[0] != 0);
  const CommandLine* const line = answer_to(command_line_request);
  demand("there is a command line", line != nullptr);
  check("the command line is the image's", std::string_view(line->text) == "one two=\"three\"");
  say_line("firmware ", answer_to(firmware_request)->type);
  check("what nobody can answer has no answer", answer_to(modules_request) == nullptr);
}

}  // namespace
}  // namespace limine

extern "C" void kernel_main() {
  using namespace limine;
  demand("there is a memory map", answer_to(memory_map_request) != nullptr);
  demand("there is a direct map", answer_to(direct_map_request) != nullptr);
  demand("the kernel's address is said", answer_to(address_request) != nullptr);
  demand("the firmware is known", answer_to(firmware_request) != nullptr);
  const Framebuffers* const pixels = answer_to(pixels_request);
  const Machine machine = {
      .base_revision = kRevision,
      .memory_map = answer_to(memory_map_request),
      .direct_map = answer_to(direct_map_request)->offset,
      .executable = answer_to(address_request),
      .framebuffer = pixels == nullptr || pixels->count == 0 ? nullptr : pixels->framebuffers[0],
      .is_strict = SLIPWAY_STRICT != 0,
      .is_uefi = answer_to(firmware_request)->type != 0,
  };
  check_base_revision();
  check_entry_state(machine);
  check_memory_map(machine);
  check_address_space(machine);
  check_executable(machine);
  check_loader(machine);
  check_tables(machine, answer_to(rsdp_request), answer_to(smbios_request));
  check_efi(machine, answer_to(efi_request), answer_to(efi_map_request));
  check_framebuffer(machine);
  end("base revision");
}
