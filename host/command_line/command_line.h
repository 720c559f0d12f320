// SPDX-License-Identifier: Apache-2.0
// Command lines of the form --name=value, by a table (option.h).
#ifndef SLIPWAY_HOST_COMMAND_LINE_COMMAND_LINE_H_
#define SLIPWAY_HOST_COMMAND_LINE_COMMAND_LINE_H_

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "host/command_line/option.h"
#include "host/text/result.h"

namespace slipway::host {

// How a tool's process ends, where it has no more to say than this.
enum ExitStatus { kDone = 0, kFailed = 1, kBadCommandLine = 2 };

// A program, as its help describes it.
template <typename T>
struct Program {
  std::string_view name;
  std::string_view purpose;  // whole sentences, in lines
  std::span<const Option<T>> options;
  std::string_view notes = "";  // what is said below the options
};

// What main() was given, without the program's name.
std::vector<std::string> arguments_of(int count, const char* const* values);

// The parts that do not depend on where the values go.
namespace command_line {

struct Argument {
  std::string_view name;   // "--kernel"
  std::string_view value;  // "a.elf"
  bool has_value = false;  // there was a "="
};

// What the help says of one option.
struct Entry {
  std::string_view name;
  std::string_view value;
  std::string_view help;
  Use use;
};

// The failure names an argument that is no option at all.
Result<Argument> parse(std::string_view argument);

// Whether the option takes what stands behind its name.
Result<> check_value(const Argument& argument, std::string_view wanted);

std::unexpected<std::string> no_such_option(std::string_view name);
std::unexpected<std::string> is_missing(const Entry& option);

std::string help(std::string_view program, std::string_view purpose,
                 const std::vector<Entry>& options, std::string_view notes);

}  // namespace command_line

// Puts each argument where the table says. The failure names the argument, says what is wrong with
// it and what to give instead.
template <typename T>
Result<> parse_options(const Program<T>& program, std::span<const std::string> arguments,
                       T& options) {
  std::vector<bool> was_given(program.options.size());
  for (const std::string& text : arguments) {
    const auto argument = command_line::parse(text);
    if (!argument) {
      return std::unexpected(argument.error());
    }
    std::size_t index = 0;
    while (index < program.options.size() && program.options[index].name != argument->name) {
      ++index;
    }
    if (index == program.options.size()) {
      return command_line::no_such_option(argument->name);
    }

    const Option<T>& option = program.options[index];
    if (const auto fits = command_line::check_value(*argument, option.value); !fits) {
      return fits;
    }
    if (was_given[index] && option.use != Use::kRepeated) {
      return failure(text, ": ", option.name, " may stand there once");
    }
    was_given[index] = true;
    if (const auto taken = option.take(argument->value, options); !taken) {
      return failure(text, ": ", taken.error());
    }
    if (option.use == Use::kHelp) {
      return {};
    }
  }
  for (std::size_t i = 0; i < program.options.size(); ++i) {
    const auto& [name, value, help, take, use] = program.options[i];
    if (use == Use::kRequired && !was_given[i]) {
      return command_line::is_missing({name, value, help, use});
    }
  }
  return {};
}

// What --help prints.
template <typename T>
std::string help(const Program<T>& program) {
  std::vector<command_line::Entry> entries;
  for (const auto& [name, value, text, take, use] : program.options) {
    entries.push_back({name, value, text, use});
  }
  return command_line::help(program.name, program.purpose, entries, program.notes);
}

// Says "ERROR: PROGRAM: SENTENCE." on standard error. The result is `status`.
int fail(std::string_view program, std::string_view sentence, int status = kFailed);

}  // namespace slipway::host

#endif  // SLIPWAY_HOST_COMMAND_LINE_COMMAND_LINE_H_
