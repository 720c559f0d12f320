// SPDX-License-Identifier: Apache-2.0
#include "image/builder/kernel/other_protocol.h"

#include <cstdint>

#include "host/text/concat.h"
#include "slipway/kernel_request.h"

namespace slipway::image {
namespace {

std::string section_of(const protocol::Protocol& protocol) {
  std::string letters;
  for (std::uint64_t rest = protocol.name; rest != 0; rest >>= 8) {
    letters += static_cast<char>(rest);
  }
  return host::concat(".", letters, "_request");
}

}  // namespace

std::expected<std::optional<OtherRequest>, OtherProtocolError> find_other_request(
    const ElfFile& file, Protocols protocols) {
  if (!file.sections_named(protocol::kRequestSection).empty()) {
    return std::nullopt;
  }
  for (const protocol::Protocol* const protocol : protocols) {
    const std::string name = section_of(*protocol);
    const auto sections = file.sections_named(name);
    if (sections.empty()) {
      continue;
    }
    const auto bytes = file.section_bytes(*sections.front());
    if (sections.size() > 1 || !bytes) {
      return std::unexpected(OtherProtocolError{
          host::concat("there is not one section ", name, " with bytes in the file"),
          "declare one request in the whole kernel, and give it an output section of its own in "
          "the "
          "linker script"});
    }
    return OtherRequest{protocol, name, *bytes};
  }
  return std::nullopt;
}

}  // namespace slipway::image
