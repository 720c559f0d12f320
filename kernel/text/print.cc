// SPDX-License-Identifier: Apache-2.0
#include "slipway/kernel/text/print.h"

#include <span>
#include <string_view>

namespace slipway {
namespace {

constinit SinkList all_outputs;
constinit OutputLock* output_lock = nullptr;

}  // namespace

SinkList& outputs() {
  return all_outputs;
}

void set_output_lock(OutputLock& lock) {
  output_lock = &lock;
}

void keep_outputs() {
  if (output_lock != nullptr) {
    output_lock->keep();
  }
}

OutputsTaken::OutputsTaken() : lock_(output_lock) {
  if (lock_ != nullptr) {
    lock_->take();
  }
}

OutputsTaken::~OutputsTaken() {
  if (lock_ != nullptr) {
    lock_->give_back();
  }
}

void vprint(std::string_view text, std::span<const FormatArgument> arguments) {
  const OutputsTaken taken;
  all_outputs.hold();
  vformat_to(all_outputs, text, arguments);
  all_outputs.show();
}

void vprintln(std::string_view text, std::span<const FormatArgument> arguments) {
  const OutputsTaken taken;
  all_outputs.hold();
  vformat_to(all_outputs, text, arguments);
  all_outputs.write("\n");
  all_outputs.show();
}

void set_style(Style style) {
  const OutputsTaken taken;
  all_outputs.set_style(style);
}

}  // namespace slipway
