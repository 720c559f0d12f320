// SPDX-License-Identifier: Apache-2.0
#include "image/runner/verdict/texts.h"

#include <span>

#include "host/text/concat.h"
#include "image/runner/text/excerpt.h"
#include "image/runner/text/text_match.h"
#include "image/runner/verdict/broken_glyph.h"
#include "image/runner/verdict/firmware_text.h"
#include "image/runner/verdict/unseen_text.h"

namespace slipway::runner {
namespace {

std::string with_line_ends(std::span<const std::string> rows) {
  std::string text;
  for (const std::string& row : rows) {
    text += row + "\n";
  }
  return text;
}

std::string_view order_hint(std::span<const std::string> texts) {
  return texts.size() > 1 ? ", or not in the expected order" : "";
}

MissingText::Cause cause_of(GridFault fault) {
  switch (fault) {
    case GridFault::kNone:
      return MissingText::Cause::kUnknown;
    case GridFault::kNoGrid:
      return MissingText::Cause::kNoGrid;
    case GridFault::kWrongFont:
      return MissingText::Cause::kWrongFont;
    case GridFault::kTwoGrids:
      return MissingText::Cause::kTwoGrids;
  }
}

std::optional<MissingText> missing_on_screen(const Output& output, const Expectations& expected) {
  const auto missing = first_missing(expected.screen, output.screen);
  if (!missing) {
    return std::nullopt;
  }
  if (const auto cell = broken_glyph(output.seen, *missing)) {
    return MissingText{MissingText::Place::kScreen,
                       host::concat("\"", excerpt(*missing), "\" would be in row ", cell->row + 1,
                                    ", but what is drawn in its column ", cell->column + 1,
                                    " is no glyph of the font (both counted from 1)"),
                       MissingText::Cause::kBrokenGlyph};
  }
  return MissingText{MissingText::Place::kScreen,
                     host::concat("\"", excerpt(*missing), "\" is not there",
                                  order_hint(expected.screen), why_not_seen(output.seen, *missing)),
                     cause_of(output.seen.grid_fault)};
}

std::optional<MissingText> missing_on_console(const Output& output, const Expectations& expected) {
  const auto serial = first_missing(expected.console, output.serial);
  const auto debug = first_missing(expected.console, output.debug);
  const auto missing = [&](std::string_view place, const std::string& text) {
    return MissingText{MissingText::Place::kConsole,
                       host::concat("\"", excerpt(text), "\" is not in what went to ", place,
                                    order_hint(expected.console))};
  };
  // A console that nothing went to lacks the other one's text as well.
  const auto missing_on_both = [&](const std::string& in_serial, const std::string& in_debug) {
    if (in_serial == in_debug || output.serial.empty() || output.debug.empty()) {
      return missing("COM1 or the debug console", output.debug.empty() ? in_serial : in_debug);
    }
    return missing(
        host::concat("COM1, nor \"", excerpt(in_debug), "\" in what went to the debug console"),
        in_serial);
  };
  switch (expected.consoles) {
    case ConsoleChoice::kSerial:
      if (serial) {
        return missing("COM1", *serial);
      }
      break;
    case ConsoleChoice::kDebug:
      if (debug) {
        return missing("the debug console", *debug);
      }
      break;
    case ConsoleChoice::kBoth:
      if (serial) {
        return missing("COM1", *serial);
      }
      if (debug) {
        return missing("the debug console", *debug);
      }
      break;
    case ConsoleChoice::kAny:
      if (serial && debug) {
        return missing_on_both(*serial, *debug);
      }
      break;
  }
  return std::nullopt;
}

}  // namespace

Output::Output(const Facts& facts)
    : seen(facts.screen),
      is_firmwares_picture(facts.uefi && !facts.has_started()),
      screen_rows(facts.screen.rows()),
      screen(with_line_ends(facts.screen.whole_rows())),
      serial(facts.serial),
      debug(facts.debug_console) {}

bool Output::is_silent() const {
  const bool has_screen_only_firmware =
      is_firmwares_picture ||
      (seen.kind != Screen::Kind::kPixels && !seen.is_drawn && only_firmware_wrote(screen_rows) &&
       only_firmware_wrote(seen.memory.shown_page) && seen.memory.other_pages.empty());
  return has_screen_only_firmware && serial.empty() && debug.empty();
}

std::optional<MissingText> missing_text(const Output& output, const Expectations& expected) {
  if (auto missing = missing_on_screen(output, expected)) {
    return missing;
  }
  return missing_on_console(output, expected);
}

std::optional<std::string> unwanted_text(const Output& output, const Expectations& expected) {
  for (const std::string& unwanted : expected.unwanted) {
    for (const std::string_view text :
         {std::string_view(output.screen), output.serial, output.debug}) {
      if (auto line = line_with(unwanted, text)) {
        line->resize(line->find_last_not_of(' ') + 1);
        return host::concat("\"", excerpt(unwanted), "\" must not appear, but there is the line \"",
                            excerpt(*line), "\"");
      }
    }
  }
  return std::nullopt;
}

Output up_to_the_last_text(Output output, const Expectations& expected) {
  if (expected.console.empty()) {
    return output;
  }
  output.serial = up_to_the_last_of(expected.console, output.serial);
  output.debug = up_to_the_last_of(expected.console, output.debug);
  return output;
}

}  // namespace slipway::runner
