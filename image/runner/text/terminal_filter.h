// SPDX-License-Identifier: Apache-2.0
// A machine's output for a person's terminal, where a guest's bytes must not act: they could set
// the window's title, move the cursor over what was said before, or ask the terminal to type.
#ifndef SLIPWAY_IMAGE_RUNNER_TEXT_TERMINAL_FILTER_H_
#define SLIPWAY_IMAGE_RUNNER_TEXT_TERMINAL_FILTER_H_

#include <string>
#include <string_view>

namespace slipway::runner {

class TerminalFilter {
 public:
  // What of `piece`, and of the end of those before it, can be shown: text as it is, with line
  // ends, tabs and colours (ECMA-48, section 8.3.117: SGR); everything else escaped as printable()
  // does. A character or colour that is not complete yet waits for the next piece.
  std::string show(std::string_view piece);

  // What still waits, at the end of the output.
  std::string rest();

 private:
  std::string waiting_;
};

}  // namespace slipway::runner

#endif  // SLIPWAY_IMAGE_RUNNER_TEXT_TERMINAL_FILTER_H_
