// SPDX-License-Identifier: Apache-2.0
#include "image/runner/qemu/qmp_message.h"

#include "host/text/concat.h"
#include "image/runner/text/json.h"

namespace slipway::runner {

QmpMessage parse_qmp_message(std::string_view line) {
  using Kind = QmpMessage::Kind;
  const auto json = parse_json(line);
  if (!json) {
    return {.text = std::string(line)};
  }
  if (json->find("QMP")) {
    return {.kind = Kind::kGreeting};
  }
  if (json->find("event")) {
    const Json* data = json->find("data");
    return {.kind = Kind::kEvent,
            .text = std::string(json->text_of("event")),
            .reason = std::string(data ? data->text_of("reason") : "")};
  }
  const std::string id(json->text_of("id"));
  if (json->find("return")) {
    return {.kind = Kind::kSuccess, .text = std::string(json->text_of("return")), .id = id};
  }
  if (const Json* error = json->find("error")) {
    return {.kind = Kind::kError, .text = std::string(error->text_of("desc")), .id = id};
  }
  return {.text = std::string(line)};
}

std::string qmp_command(std::string_view name, std::string_view arguments, std::string_view id) {
  std::string command = host::concat(R"({"execute":")", name, R"(","id":")", id, "\"");
  if (!arguments.empty()) {
    command += host::concat(R"(,"arguments":)", arguments);
  }
  return command + "}\n";
}

}  // namespace slipway::runner
