// SPDX-License-Identifier: Apache-2.0
#include "boot/bios/report/stop.h"

#include "boot/bios/report/console.h"
#include "boot/loader/error/message.h"
#include "boot/report/ports.h"

namespace slipway::bios {

void stop(std::string_view reason) {
  loader::Message line;
  line << "Slipway: " << reason << ".";
  console::write_line(line.text());
  report::end_refused_run();
  report::halt();
}

void stop(const loader::Error& error) {
  loader::Message message;
  loader::describe(error, message);
  stop(message.text());
}

}  // namespace slipway::bios
