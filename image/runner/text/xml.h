// SPDX-License-Identifier: Apache-2.0
// Text for XML 1.0.
#ifndef SLIPWAY_IMAGE_RUNNER_TEXT_XML_H_
#define SLIPWAY_IMAGE_RUNNER_TEXT_XML_H_

#include <string>
#include <string_view>

namespace slipway::runner {

// For an element's text and for an attribute's value. Control characters, of which XML has but few,
// not even escaped, are left out.
std::string escaped_xml(std::string_view text);

}  // namespace slipway::runner

#endif  // SLIPWAY_IMAGE_RUNNER_TEXT_XML_H_
