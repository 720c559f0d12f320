// SPDX-License-Identifier: Apache-2.0
#include "image/builder/kernel/refusal.h"

#include <algorithm>
#include <span>
#include <variant>

#include "boot/loader/error/message.h"
#include "host/text/concat.h"
#include "image/builder/kernel/advice.h"

namespace slipway::image {
namespace {

// The file's name is the sentence's subject.
std::string sentence_of(const loader::Error& error) {
  loader::Message message;
  loader::describe_without_subject(error, message);
  return std::string(message.text());
}

std::string names_of(std::span<const Section* const> sections) {
  constexpr std::size_t limit = 6;
  std::string names;
  for (const Section* section : sections.first(std::min(limit, sections.size()))) {
    if (!names.empty()) {
      names += ' ';
    }
    names += section->name;
  }
  return sections.size() > limit ? names + " ..." : names;
}

// Names what the loader's sentence can only number: "  segment 2 is .data .bss", if its sections
// are known.
std::string segment_line(std::uint64_t segment, const ElfFile& kernel) {
  const auto sections = kernel.sections_in_segment(segment);
  if (sections.empty()) {
    return {};
  }
  return host::concat("  segment ", segment, " is ", names_of(sections), "\n");
}

std::string segment_lines(const loader::Error& error, const ElfFile& kernel) {
  switch (loader::concern_of(error)) {
    case loader::Concern::kSegment:
      return segment_line(error.segment, kernel);
    case loader::Concern::kTwoSegments:
      return segment_line(error.segment, kernel) + segment_line(error.other_segment, kernel);
    case loader::Concern::kKernel:
    case loader::Concern::kFile:
    case loader::Concern::kModules:
    case loader::Concern::kBundle:
    case loader::Concern::kMemory:
    case loader::Concern::kProcessors:
      return {};
  }
  return {};
}

}  // namespace

std::string refusal(std::string_view name, const ElfFile& kernel, const KernelError& error) {
  std::string sentence;
  std::string segments;
  std::string change;
  if (const auto* refused = std::get_if<loader::Error>(&error)) {
    sentence = sentence_of(*refused);
    segments = segment_lines(*refused, kernel);
    change = advice(*refused, kernel);
  } else if (const auto* section_error = std::get_if<SectionError>(&error)) {
    sentence = sentence_of(*section_error);
    change = advice(*section_error);
  } else if (const auto* foreign = std::get_if<ForeignProtocolError>(&error)) {
    sentence = sentence_of(*foreign);
    change = advice(*foreign);
  } else {
    sentence = std::get<OtherProtocolError>(error).sentence;
    change = std::get<OtherProtocolError>(error).change;
  }
  std::string message = host::concat("ERROR: ", name, ": ", sentence, "\n", segments);
  if (!change.empty()) {
    message += host::concat("  What to change: ", change, ".\n");
  }
  return message;
}

std::expected<std::string, std::string> notes_about(std::string_view name,
                                                    std::span<const std::string> notes,
                                                    bool strict) {
  if (strict && !notes.empty()) {
    return std::unexpected(host::concat(
        "ERROR: ", name, ": ", notes.front(),
        "\n  What to change: let the kernel not ask for it, or leave strict = True out "
        "where the image is made.\n"));
  }
  std::string text;
  for (const std::string& note : notes) {
    text += host::concat("NOTE: ", name, ": ", note, "\n");
  }
  return text;
}

}  // namespace slipway::image
