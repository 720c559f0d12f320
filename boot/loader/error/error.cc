// SPDX-License-Identifier: Apache-2.0
#include "boot/loader/error/error.h"

#include <algorithm>
#include <cstddef>

#include "boot/loader/elf/target.h"
#include "boot/loader/error/packed_text.h"
#include "boot/loader/error/relocation_type.h"

namespace slipway::loader {

namespace {

// Names come from files and can be of any length.
constexpr std::size_t kMaxNameSize = 48;

// A name comes from a file: what is not a letter of ASCII would ring the bell, or worse.
void append_printable(std::string_view name, Message& message) {
  for (const char& character : name.substr(0, kMaxNameSize)) {
    const bool printable = ' ' <= character && character <= '~';
    message << (printable ? std::string_view(&character, 1) : "?");
  }
}

void append_name(std::string_view name, Message& message) {
  if (!name.empty()) {
    message << " \"";
    append_printable(name, message);
    message << "\"";
  }
}

void append_file(std::string_view module, Message& message) {
  if (module.empty()) {
    message << "kernel";
  } else {
    message << "module ";
    append_printable(module, message);
  }
}

void append_subject(const Error& error, Message& message) {
  switch (concern_of(error)) {
    case Concern::kKernel:
    case Concern::kSegment:
    case Concern::kTwoSegments:
      message << "kernel";
      return;
    case Concern::kFile:
      append_file(error.module, message);
      return;
    case Concern::kModules:
      message << "modules";
      return;
    case Concern::kBundle:
      message << "boot bundle";
      return;
    case Concern::kMemory:
      message << "memory";
      return;
    case Concern::kProcessors:
      message << "processors";
      return;
  }
}

// As readelf shows p_flags: "R-E".
void append_flags(std::uint64_t flags, Message& message) {
  constexpr std::uint64_t kExecute = 1;  // PF_X, PF_W and PF_R
  constexpr std::uint64_t kWrite = 2;
  constexpr std::uint64_t kRead = 4;
  message << ((flags & kRead) != 0 ? "R" : "-") << ((flags & kWrite) != 0 ? "W" : "-")
          << ((flags & kExecute) != 0 ? "E" : "-");
}

// A place in a sentence, without its braces: errors.inc lists them.
void append_detail(std::string_view place, const Error& error, Message& message) {
  const char kind = place.front();
  const char which = place.back();
  const std::uint64_t number =
      error.numbers[static_cast<std::size_t>(std::clamp(which, 'a', 'c') - 'a')];
  switch (kind) {
    case 'x':
      message << Hex{number};
      return;
    case 'B':
      message << Bytes{number};
      return;
    case 'E':
      if (number != 0) {
        message << " below " << Bytes{number};
      }
      return;
    case 'F':
      append_flags(number, message);
      return;
    case 'R':
      append_relocation_type(number, message);
      return;
    case 'r':
      append_relocation_type(elf::kRelocationRelative, message);
      return;
    case 'P':
      message << elf::kTargetName;
      return;
    case 'm':
      message << static_cast<std::uint64_t>(elf::Machine::kTarget);
      return;
    case 'S':
      message << "segment " << (which == 'o' ? error.other_segment : error.segment);
      return;
    case 'N':
      append_name(error.name, message);
      return;
    default:
      message << number;
  }
}

constexpr Concern kConcerns[] = {
#define SLIPWAY_ERROR(code, concern, found, sentence) Concern::concern,
#include "boot/loader/error/errors.inc"
};

// One behind the other, each with a zero at its end: there are many, and no pointers to them that
// would take room. Whoever shows one has time to look for it.
constexpr auto kSentences = joined(
#define SLIPWAY_ERROR(code, concern, found, sentence) kPacked<sentence>,
#include "boot/loader/error/errors.inc"
    kPacked<"">);

// Packed, or as it is: no sentence has a byte of a piece.
std::string_view sentence_of(const Error& error) {
  if (error.text != nullptr) {
    return error.text->sentence;
  }
  const char* sentence = kSentences.data();
  for (auto before = static_cast<std::size_t>(error.code); before != 0; --before) {
    sentence += std::string_view(sentence).size() + 1;
  }
  return sentence;
}

}  // namespace

Concern concern_of(const Error& error) {
  return error.text != nullptr ? error.text->concern
                               : kConcerns[static_cast<std::size_t>(error.code)];
}

void describe(const Error& error, Message& message) {
  append_subject(error, message);
  message << ": ";
  describe_without_subject(error, message);
}

void describe_without_subject(const Error& error, Message& message) {
  std::string_view rest = sentence_of(error);
  while (!rest.empty()) {
    if (rest.front() != '{') {
      message << unpacked(rest.front());
      rest.remove_prefix(1);
      continue;
    }
    const std::size_t close = rest.find('}');
    append_detail(rest.substr(1, close - 1), error, message);
    rest.remove_prefix(close + 1);
  }
}

}  // namespace slipway::loader
