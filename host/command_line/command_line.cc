// SPDX-License-Identifier: Apache-2.0
#include "host/command_line/command_line.h"

#include <stdio.h>

#include <algorithm>

namespace slipway::host {
namespace {

using command_line::Entry;

// As it is written: "--kernel=FILE".
std::string form_of(std::string_view name, std::string_view value) {
  return value.empty() ? std::string(name) : concat(name, "=", value);
}

bool may_be_empty(std::string_view value) {
  return value.starts_with('[');
}

// Options with longer forms have their help on the line below.
constexpr std::size_t kWidestForm = 24;

void append_entry(std::string& text, const Entry& option, std::size_t width) {
  const std::string form = form_of(option.name, option.value);
  const std::string margin(width + 4, ' ');
  text += "  " + form;
  if (form.size() > width) {
    text += "\n" + margin;
  } else {
    text.append(width + 2 - form.size(), ' ');
  }
  for (const char character : option.help) {
    text += character;
    if (character == '\n') {
      text += margin;
    }
  }
  text += "\n";
}

}  // namespace

namespace command_line {

Result<Argument> parse(std::string_view argument) {
  const std::size_t end = argument.find('=');
  if (!argument.starts_with("--") || argument.size() == 2 || end == 2) {
    return failure("\"", argument, "\": no option: they look like --name=value; --help shows all");
  }
  if (end == std::string_view::npos) {
    return Argument{argument, "", false};
  }
  return Argument{argument.substr(0, end), argument.substr(end + 1), true};
}

Result<> check_value(const Argument& argument, std::string_view wanted) {
  const auto& [name, value, has_value] = argument;
  if (wanted.empty() && has_value) {
    return failure(name, "=", value, ": takes no value: give ", name);
  }
  if (wanted.empty() || !value.empty() || (has_value && may_be_empty(wanted))) {
    return {};
  }
  return failure(name, has_value ? "=" : "", ": needs a value: give ", form_of(name, wanted));
}

std::unexpected<std::string> no_such_option(std::string_view name) {
  return failure(name, ": no such option: --help shows all");
}

std::unexpected<std::string> is_missing(const Entry& option) {
  return failure(option.name, ": is missing: give ", form_of(option.name, option.value));
}

std::string help(std::string_view program, std::string_view purpose,
                 const std::vector<Entry>& options, std::string_view notes) {
  std::string usage = concat("usage: ", program);
  std::size_t width = 0;
  bool are_all_required = true;
  for (const Entry& option : options) {
    const std::string form = form_of(option.name, option.value);
    if (form.size() <= kWidestForm) {
      width = std::max(width, form.size());
    }
    if (option.use == Use::kRequired) {
      usage += " " + form;
    } else {
      are_all_required = false;
    }
  }
  if (!are_all_required) {
    usage += " [OPTION...]";
  }

  std::string text = concat(purpose, "\n\n", usage, "\n\n");
  for (const Entry& option : options) {
    append_entry(text, option, width);
  }
  if (!notes.empty()) {
    text += concat("\n", notes, "\n");
  }
  return text;
}

}  // namespace command_line

std::vector<std::string> arguments_of(int count, const char* const* values) {
  return {values + std::min(count, 1), values + count};
}

int fail(std::string_view program, std::string_view sentence, int status) {
  const std::string line = concat("ERROR: ", program, ": ", sentence, ".\n");
  fwrite(line.data(), 1, line.size(), stderr);
  return status;
}

}  // namespace slipway::host
