#include "image/runner/qemu/qmp_message.h"

#include "image/concat.h"
#include "image/runner/text/json.h"

namespace slipway::runner {

QmpMessage parse_qmp_message(std::string_view line) {
  using Kind = QmpMessage::Kind;
  const auto json = parse_json(line);
  if (!json) return {Kind::kOther, std::string(line), ""};
  if (json->find("QMP")) return {Kind::kGreeting, "", ""};
  if (json->find("event")) {
    const Json* data = json->find("data");
    return {Kind::kEvent, std::string(json->text_of("event")),
            std::string(data ? data->text_of("reason") : "")};
  }
  if (json->find("return")) return {Kind::kSuccess, std::string(json->text_of("return")), ""};
  if (const Json* error = json->find("error")) {
    return {Kind::kError, std::string(error->text_of("desc")), ""};
  }
  return {Kind::kOther, std::string(line), ""};
}

std::string qmp_command(std::string_view name, std::string_view arguments) {
  if (arguments.empty()) return image::concat(R"({"execute":")", name, "\"}\n");
  return image::concat(R"({"execute":")", name, R"(","arguments":)", arguments, "}\n");
}

}  // namespace slipway::runner
