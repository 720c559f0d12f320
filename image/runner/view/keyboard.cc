// SPDX-License-Identifier: Apache-2.0
#include "image/runner/view/keyboard.h"

#include <array>
#include <utility>

namespace slipway::runner {
namespace {

struct NamedKey {
  std::string_view input;
  std::string_view plain;    // the key
  std::string_view shifted;  // or the key with shift
};

// What a terminal sends for keys without a character (ECMA-48, xterm), and the characters that
// are neither letters nor digits. Longer inputs come before their beginnings.
constexpr std::array kKeys = std::to_array<NamedKey>({
    {"\x1b[A", "up", ""},
    {"\x1b[B", "down", ""},
    {"\x1b[C", "right", ""},
    {"\x1b[D", "left", ""},
    {"\x1b[H", "home", ""},
    {"\x1b[F", "end", ""},
    {"\x1b[2~", "insert", ""},
    {"\x1b[3~", "delete", ""},
    {"\x1b[5~", "pgup", ""},
    {"\x1b[6~", "pgdn", ""},
    {"\x1bOP", "f1", ""},
    {"\x1bOQ", "f2", ""},
    {"\x1bOR", "f3", ""},
    {"\x1bOS", "f4", ""},
    {"\x1b[15~", "f5", ""},
    {"\x1b[17~", "f6", ""},
    {"\x1b[18~", "f7", ""},
    {"\x1b[19~", "f8", ""},
    {"\x1b[20~", "f9", ""},
    {"\x1b[21~", "f10", ""},
    {"\x1b[23~", "f11", ""},
    {"\x1b[24~", "f12", ""},
    {"\x1b", "esc", ""},
    {"\r", "ret", ""},
    {"\n", "ret", ""},
    {"\t", "tab", ""},
    {"\x7f", "backspace", ""},
    {"\b", "backspace", ""},
    {" ", "spc", ""},
    {"-", "minus", ""},
    {"=", "equal", ""},
    {"[", "bracket_left", ""},
    {"]", "bracket_right", ""},
    {";", "semicolon", ""},
    {"'", "apostrophe", ""},
    {"`", "grave_accent", ""},
    {"\\", "backslash", ""},
    {",", "comma", ""},
    {".", "dot", ""},
    {"/", "slash", ""},
    {"!", "", "1"},
    {"@", "", "2"},
    {"#", "", "3"},
    {"$", "", "4"},
    {"%", "", "5"},
    {"^", "", "6"},
    {"&", "", "7"},
    {"*", "", "8"},
    {"(", "", "9"},
    {")", "", "0"},
    {"_", "", "minus"},
    {"+", "", "equal"},
    {"{", "", "bracket_left"},
    {"}", "", "bracket_right"},
    {":", "", "semicolon"},
    {"\"", "", "apostrophe"},
    {"~", "", "grave_accent"},
    {"|", "", "backslash"},
    {"<", "", "comma"},
    {">", "", "dot"},
    {"?", "", "slash"},
});

KeyChord chord(std::string_view plain, std::string_view shifted) {
  if (shifted.empty()) {
    return {std::string(plain)};
  }
  return {"shift", std::string(shifted)};
}

// The chord at the start of `input`, which is not empty, and how many bytes it took.
std::pair<KeyChord, std::size_t> first_key(std::string_view input) {
  const char first = input.front();
  if ((first >= 'a' && first <= 'z') || (first >= '0' && first <= '9')) {
    return {{std::string(1, first)}, 1};
  }
  if (first >= 'A' && first <= 'Z') {
    return {{"shift", std::string(1, static_cast<char>(first - 'A' + 'a'))}, 1};
  }
  for (const NamedKey& key : kKeys) {
    if (input.starts_with(key.input)) {
      return {chord(key.plain, key.shifted), key.input.size()};
    }
  }
  if (first >= 1 && first <= 26) {
    return {{"ctrl", std::string(1, static_cast<char>(first - 1 + 'a'))}, 1};
  }
  return {{}, 1};
}

}  // namespace

std::vector<KeyChord> keys_for(std::string_view input) {
  std::vector<KeyChord> result;
  while (!input.empty()) {
    auto [keys, length] = first_key(input);
    if (!keys.empty()) {
      result.push_back(std::move(keys));
    }
    input.remove_prefix(length);
  }
  return result;
}

}  // namespace slipway::runner
