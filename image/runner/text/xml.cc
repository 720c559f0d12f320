// SPDX-License-Identifier: Apache-2.0
#include "image/runner/text/xml.h"

namespace slipway::runner {

std::string escaped_xml(std::string_view text) {
  std::string result;
  for (const char character : text) {
    switch (character) {
      case '&':
        result += "&amp;";
        break;
      case '<':
        result += "&lt;";
        break;
      case '>':
        result += "&gt;";
        break;
      case '"':
        result += "&quot;";
        break;
      default:
        // XML 1.0 has no other control characters, not even escaped.
        if (static_cast<unsigned char>(character) >= 0x20 || character == '\n') {
          result += character;
        }
    }
  }
  return result;
}

}  // namespace slipway::runner
