// SPDX-License-Identifier: Apache-2.0
#include "image/runner/cases/record.h"

#include <algorithm>
#include <iterator>

#include "host/text/number.h"
#include "host/text/words.h"
#include "image/runner/text/excerpt.h"

namespace slipway::runner {
namespace {

// What a field behind the verb is.
enum class Field { kNumber, kName, kFile, kLine, kText };

struct Form {
  std::string_view verb;
  Record::Kind kind;
  std::size_t field_count;
  Field fields[4];
};

constexpr Form kForms[] = {
    {"plan", Record::Kind::kPlan, 1, {Field::kNumber}},
    {"case", Record::Kind::kCase, 4, {Field::kNumber, Field::kName, Field::kFile, Field::kLine}},
    {"start", Record::Kind::kStart, 1, {Field::kNumber}},
    {"output", Record::Kind::kOutput, 1, {Field::kText}},
    {"part", Record::Kind::kPart, 1, {Field::kText}},
    {"failure", Record::Kind::kFailure, 3, {Field::kFile, Field::kLine, Field::kText}},
    {"death", Record::Kind::kDeath, 4, {Field::kNumber, Field::kFile, Field::kLine, Field::kText}},
    {"dying", Record::Kind::kDying, 1, {Field::kNumber}},
    {"survived", Record::Kind::kSurvived, 1, {Field::kNumber}},
    {"passed", Record::Kind::kPassed, 1, {Field::kNumber}},
    {"failed", Record::Kind::kFailed, 1, {Field::kNumber}},
    {"skipped", Record::Kind::kSkipped, 1, {Field::kNumber}},
    {"end", Record::Kind::kEnd, 0, {}},
};

// More cases or lines than there can be are no number.
constexpr std::size_t kMostNumber = 1'000'000'000;

std::optional<std::size_t> number_of(std::string_view text) {
  const auto number = host::number_in(text);
  if (!number || *number > kMostNumber) {
    return std::nullopt;
  }
  return static_cast<std::size_t>(*number);
}

// Nothing where a backslash stands before something else.
std::optional<std::string> unescaped(std::string_view text) {
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\\') {
      result += text[i];
      continue;
    }
    ++i;
    if (i == text.size()) {
      return std::nullopt;
    }
    switch (text[i]) {
      case '\\':
        result += '\\';
        break;
      case 'n':
        result += '\n';
        break;
      case 't':
        result += '\t';
        break;
      default:
        return std::nullopt;
    }
  }
  return result;
}

// Whether the field fits its place, and is there now.
bool take(Field field, std::string_view text, Record& record) {
  if (field == Field::kNumber || field == Field::kLine) {
    const auto number = number_of(text);
    (field == Field::kNumber ? record.number : record.line) = number.value_or(0);
    return number.has_value();
  }
  const auto plain = unescaped(text);
  if (!plain) {
    return false;
  }
  switch (field) {
    case Field::kName:
      // It goes to terminals and into XML as it is.
      record.name = printable(*plain);
      return !plain->empty() && plain->find_first_of(" \t\n") == std::string::npos;
    case Field::kFile:
      record.file = *plain;
      return true;
    default:
      record.text = *plain;
      return true;
  }
}

}  // namespace

std::optional<Record> parse_record(std::string_view line, std::string_view token) {
  const host::Words fields = host::split(line, '\t');
  if (fields.size() < 2 || fields[0] != token) {
    return std::nullopt;
  }
  const auto form = std::ranges::find(kForms, fields[1], &Form::verb);
  if (form == std::end(kForms) || fields.size() != 2 + form->field_count) {
    return std::nullopt;
  }
  Record record{.kind = form->kind};
  for (std::size_t i = 0; i < form->field_count; ++i) {
    if (!take(form->fields[i], fields[2 + i], record)) {
      return std::nullopt;
    }
  }
  return record;
}

}  // namespace slipway::runner
