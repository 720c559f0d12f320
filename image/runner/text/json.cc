// SPDX-License-Identifier: Apache-2.0
#include "image/runner/text/json.h"

#include <charconv>
#include <cstdint>

#include "host/text/concat.h"
#include "host/text/utf8.h"

namespace slipway::runner {
namespace {

constexpr int kMaxDepth = 64;

// Recursive descent. A function that returns false has met something that is not JSON.
class Reader {
 public:
  explicit Reader(std::string_view rest) : rest_(rest) {}

  bool value(Json& result, int depth = 0) {
    skip_blanks();
    if (rest_.empty() || depth > kMaxDepth) {
      return false;
    }
    if (rest_.front() == '"') {
      result.kind = Json::Kind::kString;
      return string(result.text);
    }
    if (rest_.front() == '{') {
      return members(result, Json::Kind::kObject, '}', depth);
    }
    if (rest_.front() == '[') {
      return members(result, Json::Kind::kArray, ']', depth);
    }
    return other(result.text);
  }

  bool at_end() {
    skip_blanks();
    return rest_.empty();
  }

 private:
  void skip_blanks() {
    while (!rest_.empty() && std::string_view(" \t\r\n").contains(rest_.front())) {
      rest_.remove_prefix(1);
    }
  }

  bool take(char wanted) {
    skip_blanks();
    if (!rest_.starts_with(wanted)) {
      return false;
    }
    rest_.remove_prefix(1);
    return true;
  }

  bool members(Json& result, Json::Kind kind, char end, int depth) {
    result.kind = kind;
    rest_.remove_prefix(1);
    if (take(end)) {
      return true;
    }
    do {
      auto& [name, member] = result.items.emplace_back();
      skip_blanks();
      if (kind == Json::Kind::kObject && (!string(name) || !take(':'))) {
        return false;
      }
      if (!value(member, depth + 1)) {
        return false;
      }
    } while (take(','));
    return take(end);
  }

  bool string(std::string& text) {
    if (!rest_.starts_with('"')) {
      return false;
    }
    rest_.remove_prefix(1);
    while (!rest_.empty()) {
      const char character = rest_.front();
      rest_.remove_prefix(1);
      if (character == '"') {
        return true;
      }
      if (character != '\\') {
        text += character;
      } else if (!escape(text)) {
        return false;
      }
    }
    return false;
  }

  bool escape(std::string& text) {
    if (rest_.empty()) {
      return false;
    }
    const char character = rest_.front();
    rest_.remove_prefix(1);
    constexpr std::string_view kNames = "\"\\/bfnrt";
    constexpr std::string_view kValues = "\"\\/\b\f\n\r\t";
    if (const auto index = kNames.find(character); index != std::string_view::npos) {
      text += kValues[index];
      return true;
    }
    std::uint16_t code = 0;
    if (character != 'u' || rest_.size() < 4) {
      return false;
    }
    const auto [end, error] = std::from_chars(rest_.data(), rest_.data() + 4, code, 16);
    if (error != std::errc() || end != rest_.data() + 4) {
      return false;
    }
    rest_.remove_prefix(4);
    host::append_utf8(text, static_cast<char16_t>(code));
    return true;
  }

  bool other(std::string& text) {
    const auto end = rest_.find_first_of(" \t\r\n,:]}\"[{");
    text = rest_.substr(0, end);
    rest_.remove_prefix(text.size());
    return !text.empty();
  }

  std::string_view rest_;
};

}  // namespace

const Json* Json::find(std::string_view name) const {
  for (const auto& [key, member] : items) {
    if (kind == Kind::kObject && key == name) {
      return &member;
    }
  }
  return nullptr;
}

std::string_view Json::text_of(std::string_view name) const {
  const Json* member = find(name);
  return member && member->kind == Kind::kString ? std::string_view(member->text) : "";
}

std::optional<Json> parse_json(std::string_view text) {
  Reader reader(text);
  Json result;
  if (!reader.value(result) || !reader.at_end()) {
    return std::nullopt;
  }
  return result;
}

std::string quoted_json(std::string_view text) {
  std::string result = "\"";
  for (const char character : text) {
    if (character == '"' || character == '\\') {
      result += '\\';
      result += character;
    } else if (static_cast<unsigned char>(character) < 0x20) {
      result += host::concat("\\u00", host::hexadecimal(static_cast<unsigned char>(character)));
    } else {
      result += character;
    }
  }
  return result + '"';
}

}  // namespace slipway::runner
