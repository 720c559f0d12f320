// SPDX-License-Identifier: Apache-2.0
#include "boot/uefi/report/stop.h"

#include <cstdint>

#include "boot/loader/error/message.h"
#include "boot/report/ports.h"
#include "boot/uefi/report/console.h"

namespace slipway::uefi {
namespace {

constinit efi::Handle image_handle = nullptr;
constinit const efi::SystemTable* system_table = nullptr;

void wait_for_key(efi::TextInput& input) {
  efi::InputKey key;
  while (!failed(input.read_key_stroke(&input, &key))) {
    // Pressed before anybody was asked.
  }
  std::uint64_t index;
  system_table->boot_services->wait_for_event(1, &input.wait_for_key, &index);
}

}  // namespace

void use_firmware(efi::Handle image, const efi::SystemTable& table) {
  image_handle = image;
  system_table = &table;
}

void firmware_is_gone() {
  system_table = nullptr;
}

void stop(std::string_view reason) {
  loader::Message line;
  line << "Slipway: " << reason << ".";
  // One after the other: the firmware's console may be on COM1 as well.
  report::write_line_to_ports(line.text());
  efi::TextOutput* const output = system_table != nullptr ? system_table->console_out : nullptr;
  if (output != nullptr) {
    console::write_line(*output, line.text());
  }
  report::end_refused_run();
  if (output != nullptr && system_table->console_in != nullptr) {
    console::write_line(*output, "Press a key to go back to the firmware.");
    wait_for_key(*system_table->console_in);
    system_table->boot_services->exit(image_handle, efi::Status::kLoadError, 0, nullptr);
  }
  report::halt();
}

void stop(const loader::Error& error) {
  loader::Message message;
  loader::describe(error, message);
  stop(message.text());
}

}  // namespace slipway::uefi
