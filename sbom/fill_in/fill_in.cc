// SPDX-License-Identifier: Apache-2.0
#include "sbom/fill_in/fill_in.h"

#include <algorithm>
#include <cstddef>
#include <ranges>
#include <vector>

#include "sbom/fill_in/digest.h"
#include "sbom/fill_in/licence.h"

namespace slipway::sbom {
namespace {

using Result = host::Result<std::string>;

constexpr std::string_view kOpen = "@{";
constexpr std::string_view kDocument = "@{document}";
constexpr std::string_view kIfUsed = "@{if_used ";

// Takes what is before the next separator, and the separator, from `text`.
std::string_view take_field(std::string_view& text, char separator) {
  const std::string_view field = text.substr(0, text.find(separator));
  text.remove_prefix(std::min(field.size() + 1, text.size()));
  return field;
}

// Without the lines of unused files, and without the marks on those of used ones.
Result without_unused(std::string_view text, const std::set<std::string>& unused) {
  std::string result;
  while (!text.empty()) {
    std::string_view line = text.substr(0, std::min(text.find('\n'), text.size() - 1) + 1);
    text.remove_prefix(line.size());
    if (line.starts_with(kIfUsed)) {
      const std::size_t close = line.find('}');
      if (close == std::string_view::npos) {
        return host::failure("a placeholder has no end: @{");
      }
      const std::string path(line.substr(kIfUsed.size(), close - kIfUsed.size()));
      if (unused.contains(path)) {
        continue;
      }
      line.remove_prefix(close + 1);
    }
    result += line;
  }
  return result;
}

// Replaces placeholders.
class Filler {
 public:
  Filler(const ReadFile& read, const std::set<std::string>& unused)
      : read_(read), unused_(unused) {}

  // What stands between the braces, with its value.
  Result value_of(std::string_view placeholder) const {
    std::string_view argument = placeholder;
    const std::string_view what = take_field(argument, ' ');
    if (argument.empty() ||
        (what != "licence" && what != "sha1" && what != "sha256" && what != "text")) {
      return host::failure("there is no placeholder @{", placeholder,
                           "}; there are sha1, sha256 and text, each with a path, licence, ",
                           "if_used and document");
    }
    if (what == "licence") {
      return licence_of_files(argument);
    }
    auto contents = read_(std::string(argument));
    if (!contents) {
      return contents;
    }
    if (what == "sha1") {
      return sha1(*contents);
    }
    if (what == "sha256") {
      return sha256(*contents);
    }
    return contents;
  }

 private:
  Result licence_of_files(std::string_view fields) const {
    std::set<std::string> licences;
    while (!fields.empty()) {
      const std::string path(take_field(fields, '|'));
      const std::string_view otherwise = take_field(fields, '|');
      if (unused_.contains(path)) {
        continue;
      }
      const auto contents = read_(path);
      if (!contents) {
        return contents;
      }
      const std::string own = licence_in(*contents);
      licences.insert(own.empty() ? std::string(otherwise) : own);
    }
    return licence_of_all(licences);
  }

  const ReadFile& read_;
  const std::set<std::string>& unused_;
};

}  // namespace

Result fill_in(std::string_view template_text, const ReadFile& read,
               const std::set<std::string>& unused) {
  const Result lines = without_unused(template_text, unused);
  if (!lines) {
    return lines;
  }
  std::string_view text = *lines;
  const Filler filler(read, unused);
  std::string result;
  std::vector<std::size_t> own_names;  // where @{document} stands, and not where a file has it
  while (true) {
    const std::size_t open = text.find(kOpen);
    result += text.substr(0, open);
    if (open == std::string_view::npos) {
      break;
    }
    text.remove_prefix(open);
    if (text.starts_with(kDocument)) {
      own_names.push_back(result.size());
      result += kDocument;
      text.remove_prefix(kDocument.size());
      continue;
    }
    const std::size_t close = text.find('}');
    if (close == std::string_view::npos) {
      return host::failure("a placeholder has no end: @{");
    }
    const Result value = filler.value_of(text.substr(kOpen.size(), close - kOpen.size()));
    if (!value) {
      return value;
    }
    result += *value;
    text.remove_prefix(close + 1);
  }
  const std::string hash = sha256(result);
  for (const std::size_t at : std::views::reverse(own_names)) {
    result.replace(at, kDocument.size(), hash);
  }
  return result;
}

}  // namespace slipway::sbom
