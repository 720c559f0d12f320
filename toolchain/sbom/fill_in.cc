#include "toolchain/sbom/fill_in.h"

#include <utility>

#include "toolchain/sbom/digest.h"

namespace slipway::sbom {
namespace {

constexpr std::string_view kOpen = "@{";
constexpr std::string_view kDocument = "@{document}";

// What stands between the braces, with its value.
std::expected<std::string, std::string> value_of(std::string_view placeholder,
                                                 const ReadFile& read) {
  const std::size_t space = placeholder.find(' ');
  const std::string_view what = placeholder.substr(0, space);
  if (space == std::string_view::npos || (what != "sha1" && what != "sha256" && what != "text")) {
    return std::unexpected("there is no placeholder @{" + std::string(placeholder) +
                           "}; there are sha1, sha256 and text, each with a path, and document");
  }
  auto contents = read(std::string(placeholder.substr(space + 1)));
  if (!contents) return contents;
  if (what == "sha1") return sha1(*contents);
  if (what == "sha256") return sha256(*contents);
  return contents;
}

void replace_all(std::string& text, std::string_view old, std::string_view replacement) {
  for (std::size_t at = text.find(old); at != std::string::npos;
       at = text.find(old, at + replacement.size())) {
    text.replace(at, old.size(), replacement);
  }
}

}  // namespace

std::expected<std::string, std::string> fill_in(std::string_view text, const ReadFile& read) {
  std::string result;
  while (true) {
    const std::size_t open = text.find(kOpen);
    result += text.substr(0, open);
    if (open == std::string_view::npos) break;
    text.remove_prefix(open);
    if (text.starts_with(kDocument)) {
      result += kDocument;
      text.remove_prefix(kDocument.size());
      continue;
    }
    const std::size_t close = text.find('}');
    if (close == std::string_view::npos) return std::unexpected("a placeholder has no end: @{");
    auto value = value_of(text.substr(kOpen.size(), close - kOpen.size()), read);
    if (!value) return value;
    result += *value;
    text.remove_prefix(close + 1);
  }
  replace_all(result, kDocument, sha256(result));
  return result;
}

}  // namespace slipway::sbom
