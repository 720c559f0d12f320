// SPDX-License-Identifier: Apache-2.0
// A program's options as a table: each is a line of it, which reads it, refuses it and explains it.
#ifndef SLIPWAY_HOST_COMMAND_LINE_OPTION_H_
#define SLIPWAY_HOST_COMMAND_LINE_OPTION_H_

#include <string_view>

#include "host/text/result.h"

namespace slipway::host {

enum class Use {
  kOptional,  // at most once
  kRequired,  // once
  kRepeated,  // as often as one likes: each adds something, or the last one wins
  kHelp,      // asks for nothing but the help: whatever else is there or missing does not matter
};

// An option of a program that keeps what it was told in a `T`.
template <typename T>
struct Option {
  std::string_view name;  // with its dashes: "--kernel"

  // What stands behind "=", as the help shows it: "FILE". In brackets, as in "[MODEL]", it may be
  // empty, but the "=" must be there. Empty: the option is a flag, and takes no value.
  std::string_view value;

  std::string_view help;  // in one line or more

  // Puts the value where it belongs. Its failure says what to give instead; the option's name and
  // the value are put in front. values.h has the usual ones.
  Result<> (*take)(std::string_view value, T& options);

  Use use = Use::kOptional;
};

}  // namespace slipway::host

#endif  // SLIPWAY_HOST_COMMAND_LINE_OPTION_H_
