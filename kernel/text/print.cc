// SPDX-License-Identifier: Apache-2.0
#include "slipway/kernel/text/print.h"

#include <span>
#include <string_view>

namespace slipway {
namespace {

constinit SinkList all_outputs;

}  // namespace

SinkList& outputs() {
  return all_outputs;
}

void vprint(std::string_view text, std::span<const FormatArgument> arguments) {
  all_outputs.hold();
  vformat_to(all_outputs, text, arguments);
  all_outputs.show();
}

void vprintln(std::string_view text, std::span<const FormatArgument> arguments) {
  all_outputs.hold();
  vformat_to(all_outputs, text, arguments);
  all_outputs.write("\n");
  all_outputs.show();
}

void set_style(Style style) {
  all_outputs.set_style(style);
}

}  // namespace slipway
