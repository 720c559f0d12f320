// SPDX-License-Identifier: Apache-2.0
#include "slipway/kernel/testing/value_text.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "slipway/kernel/text/format.h"

namespace slipway::testing::internal {
namespace {

constexpr std::size_t kMostBytes = 32;  // of an object that nobody knows how to print

// As in a C++ literal. Bytes above 0x7F are left alone: they are UTF-8.
void print_escaped(TextSink& out, char character, char quote) {
  switch (character) {
    case '\n':
      return out.write("\\n");
    case '\r':
      return out.write("\\r");
    case '\t':
      return out.write("\\t");
    case '\0':
      return out.write("\\0");
    case '\\':
      return out.write("\\\\");
    default:
      break;
  }
  if (character == quote) {
    out.write("\\");
  }
  const auto byte = static_cast<unsigned char>(character);
  if (byte < ' ' || byte == 0x7F) {
    format_to(out, "\\x{:02x}", byte);
    return;
  }
  out.write({&character, 1});
}

}  // namespace

void print_signed(TextSink& out, std::int64_t value) {
  if (value >= 0) {
    print_unsigned(out, static_cast<std::uint64_t>(value));
  } else {
    format_to(out, "{}", value);
  }
}

void print_unsigned(TextSink& out, std::uint64_t value) {
  if (value < 0x100) {
    format_to(out, "{}", value);
  } else {
    format_to(out, "{} ({:#x})", value, value);
  }
}

void print_character(TextSink& out, char value) {
  const auto byte = static_cast<unsigned char>(value);
  if (byte >= 0x80) {
    format_to(out, "'\\x{:02x}'", byte);  // part of a character of UTF-8
    return;
  }
  out.write("'");
  print_escaped(out, value, '\'');
  out.write("'");
}

void print_code_point(TextSink& out, std::uint32_t value) {
  format_to(out, "U+{:04X}", value);
}

void print_text(TextSink& out, std::string_view text) {
  out.write("\"");
  for (const char character : text) {
    print_escaped(out, character, '"');
  }
  out.write("\"");
}

void print_address(TextSink& out, std::uintptr_t address) {
  if (address == 0) {
    out.write("nullptr");
  } else {
    format_to(out, "{:#x}", address);
  }
}

void print_c_string(TextSink& out, const char* text) {
  print_address(out, reinterpret_cast<std::uintptr_t>(text));
  if (text != nullptr) {
    out.write(", ");
    print_text(out, text);
  }
}

void print_bytes(TextSink& out, const void* object, std::size_t size) {
  const auto* const bytes = static_cast<const unsigned char*>(object);
  format_to(out, "{} byte{}:", size, size == 1 ? "" : "s");
  for (std::size_t i = 0; i < std::min(size, kMostBytes); ++i) {
    format_to(out, " {:02x}", bytes[i]);
  }
  if (size > kMostBytes) {
    out.write(" ...");
  }
}

void print_count_of_rest(TextSink& out, std::size_t count) {
  format_to(out, ", and {} more", count);
}

}  // namespace slipway::testing::internal
