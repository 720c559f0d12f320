// SPDX-License-Identifier: Apache-2.0
// The part of the judgement that is about texts: what is missing, and what must not be there.
#ifndef SLIPWAY_IMAGE_RUNNER_VERDICT_TEXTS_H_
#define SLIPWAY_IMAGE_RUNNER_VERDICT_TEXTS_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "image/runner/options/expectations.h"
#include "image/runner/verdict/facts.h"

namespace slipway::runner {

// The three places where a machine's text can be. It holds views of the facts.
struct Output {
  explicit Output(const Facts& facts);

  // Whether nobody but the firmware has written anything, seen or unseen.
  bool is_silent() const;

  const Screen& seen;         // of the facts
  bool is_firmwares_picture;  // a UEFI firmware draws, too, and nothing else has run
  std::vector<std::string> screen_rows;
  std::string screen;  // the rows with all their blanks, which a text may end with, and line ends
  std::string_view serial;
  std::string_view debug;
};

// Where a text is missing, and that as a part of a sentence.
struct MissingText {
  enum class Place { kScreen, kConsole };

  // Why it is missing, where that is a verdict of its own.
  enum class Cause {
    kUnknown,
    kBrokenGlyph,  // it would be there, but for a cell of pixels without a glyph
    kNoGrid,       // see GridFault
    kWrongFont,
    kTwoGrids,
  };

  Place place;
  std::string words;  // "\"Hello!\" is not there"
  Cause cause = Cause::kUnknown;
};

// The first expected text that is not where it should be.
std::optional<MissingText> missing_text(const Output& output, const Expectations& expected);

// An unwanted text and the line that holds it, as a part of a sentence.
std::optional<std::string> unwanted_text(const Output& output, const Expectations& expected);

// The output up to the moment when the last of the expected texts was shown, as far as the order
// on a console tells it. A console that does not have all of them stays whole, and so does the
// screen, which says nothing about what came first.
Output up_to_the_last_text(Output output, const Expectations& expected);

}  // namespace slipway::runner

#endif  // SLIPWAY_IMAGE_RUNNER_VERDICT_TEXTS_H_
