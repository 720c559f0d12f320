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

void say(std::string_view line) {
  report::write_line_to_ports(line);
  if (system_table != nullptr) {
    console::write_line(*system_table, line);
  }
}

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
  say(line.text());
  const bool has_keyboard = system_table != nullptr && system_table->console_in != nullptr;
  if (has_keyboard) {
    say("Press a key to go back to the firmware.");
  }
  report::end_refused_run();
  if (has_keyboard) {
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
