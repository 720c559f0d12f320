// SPDX-License-Identifier: Apache-2.0
#include "image/builder/kernel/other_protocol.h"

#include "host/text/concat.h"
#include "image/builder/bundle/protocol_letters.h"

namespace slipway::image {

std::string request_section_of(const protocol::Protocol& protocol) {
  return host::concat(".", protocol_letters(protocol.name), "_request");
}

std::expected<std::optional<OtherRequest>, OtherProtocolError> find_other_request(
    const ElfFile& file, const protocol::Protocol& protocol) {
  const std::string name = request_section_of(protocol);
  const auto sections = file.sections_named(name);
  if (sections.empty()) {
    return std::nullopt;
  }
  const auto bytes = file.section_bytes(*sections.front());
  if (sections.size() > 1 || !bytes) {
    return std::unexpected(OtherProtocolError{
        host::concat("there is not one section ", name, " with bytes in the file"),
        "declare one request in the whole kernel, and give it an output section of its own in the "
        "linker script"});
  }
  return OtherRequest{&protocol, name, *bytes};
}

}  // namespace slipway::image
