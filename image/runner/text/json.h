// SPDX-License-Identifier: Apache-2.0
// As much of JSON (RFC 8259) as QEMU's monitor speaks: a reader for its messages, and the quoting
// of strings in ours.
#ifndef SLIPWAY_IMAGE_RUNNER_TEXT_JSON_H_
#define SLIPWAY_IMAGE_RUNNER_TEXT_JSON_H_

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace slipway::runner {

// One JSON value. Numbers, true, false and null keep their spelling in `text`: the runner only
// compares them.
struct Json {
  enum class Kind { kObject, kArray, kString, kOther };

  Kind kind = Kind::kOther;
  std::string text;                                 // kString (decoded), kOther
  std::vector<std::pair<std::string, Json>> items;  // kObject; kArray with empty names

  // The value of an object's member; nothing where there is none.
  const Json* find(std::string_view name) const;

  // The text of a string member, or "".
  std::string_view text_of(std::string_view name) const;
};

// `text` as one value, or nothing if it is not exactly that.
std::optional<Json> parse_json(std::string_view text);

// `text` as a JSON string with its quotes.
std::string quoted_json(std::string_view text);

}  // namespace slipway::runner

#endif  // SLIPWAY_IMAGE_RUNNER_TEXT_JSON_H_
