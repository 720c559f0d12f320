// SPDX-License-Identifier: Apache-2.0
#include "image/runner/firmware/uefi_console.h"

#include <cstddef>
#include <utility>

#include "image/runner/text/control_sequences.h"

namespace slipway::runner {
namespace {

// EDK II's boot manager tells by these what it does
// (OvmfPkg/Library/PlatformBmPrintScLib/StatusCodeHandler.c, edk2-stable202502).
constexpr std::string_view kBootManager = "BdsDxe: ";
constexpr std::string_view kStarts = "BdsDxe: starting Boot";
constexpr std::string_view kCannotLoad = "BdsDxe: failed to load Boot";
constexpr std::string_view kHasNothing = "BdsDxe: No bootable option";

// A program in the firmware's own flash memory: its shell, or its menu.
constexpr std::string_view kFromFlashMemory = " from Fv(";

std::string without_line_end(std::string_view line) {
  return std::string(line.substr(0, line.find_last_not_of("\r\n") + 1));
}

// Whether a line that begins like this can be the boot manager's.
bool may_be_boot_managers(std::string_view start) {
  const std::string words = without_control_sequences(start);
  return words.starts_with(kBootManager) || kBootManager.starts_with(words);
}

}  // namespace

UefiConsole UefiConsole::of_started_image() {
  UefiConsole console;
  console.boot_.stage = UefiBoot::Stage::kStarted;
  return console;
}

std::string UefiConsole::take(std::string_view piece, bool has_spoken) {
  const std::string text = std::exchange(waiting_, "").append(piece);
  std::string_view left = text;
  std::string of_image;
  while (!left.empty() && !(boot_.stage == UefiBoot::Stage::kStarted && has_spoken)) {
    const std::size_t end = left.find('\n');
    if (end == std::string_view::npos) {
      break;
    }
    take_line(left.substr(0, end + 1), of_image);
    left.remove_prefix(end + 1);
  }
  if (boot_.stage == UefiBoot::Stage::kBefore && has_spoken) {
    return release().append(left);
  }
  const bool is_of_image = boot_.stage == UefiBoot::Stage::kStarted &&
                           (has_spoken || is_within_line_ || !may_be_boot_managers(left));
  if (is_of_image && !left.empty()) {
    of_image += left;
    is_within_line_ = true;
    return of_image;
  }
  waiting_ = left;
  return of_image;
}

std::string UefiConsole::rest(bool was_ended) {
  const std::string left = std::exchange(waiting_, "");
  switch (boot_.stage) {
    case UefiBoot::Stage::kBefore:
      if (was_ended) {
        return release() + left;
      }
      break;
    case UefiBoot::Stage::kStarted:
      return left;
    case UefiBoot::Stage::kNotStarted:
    case UefiBoot::Stage::kReturned:
      break;
  }
  boot_.text += without_control_sequences(left);
  return "";
}

void UefiConsole::take_line(std::string_view line, std::string& of_image) {
  const std::string words = without_control_sequences(line);
  if (boot_.stage == UefiBoot::Stage::kStarted) {
    if (is_within_line_ || !words.starts_with(kBootManager)) {
      of_image += line;
      is_within_line_ = false;
      return;
    }
    boot_.stage = UefiBoot::Stage::kReturned;
    boot_.line = without_line_end(words);
  }
  boot_.text += words;
  if (boot_.stage != UefiBoot::Stage::kBefore) {
    return;
  }
  before_ += line;
  const bool starts = words.starts_with(kStarts);
  if (starts && !words.contains(kFromFlashMemory)) {
    boot_.stage = UefiBoot::Stage::kStarted;
    return;
  }
  if (starts || words.starts_with(kCannotLoad) || words.starts_with(kHasNothing)) {
    boot_.stage = UefiBoot::Stage::kNotStarted;
    boot_.line = without_line_end(words);
  }
}

// Firmware that announces nothing: none of it is known to be the firmware's.
std::string UefiConsole::release() {
  boot_.stage = UefiBoot::Stage::kStarted;
  boot_.text.clear();
  return std::exchange(before_, "");
}

}  // namespace slipway::runner
