// SPDX-License-Identifier: Apache-2.0
#include "image/runner/cases/death.h"

#include <regex.h>

#include "host/text/concat.h"

namespace slipway::runner {
namespace {

using host::concat;

// As GoogleTest matches: anywhere in the text, and a "." is a line's end as well.
std::optional<std::string> fault_in_words(const std::string& pattern, const std::string& words) {
  regex_t expression;
  const int error = regcomp(&expression, pattern.c_str(), REG_EXTENDED | REG_NOSUB);
  if (error != 0) {
    char why[128];
    regerror(error, &expression, why, sizeof why);
    return concat("\"", pattern, "\" is no extended regular expression: ", why);
  }
  // What is printed may have zeroes in it.
  regmatch_t all{.rm_so = 0, .rm_eo = static_cast<regoff_t>(words.size())};
  const int match = regexec(&expression, words.c_str(), 0, &all, REG_STARTEND);
  regfree(&expression);
  if (match == 0) {
    return std::nullopt;
  }
  return concat("the kernel ended, but did not say \"", pattern, "\"; it said:\n",
                words.empty() ? "(nothing)" : words);
}

}  // namespace

std::optional<std::string> death_fault(const Death& death, const DeathBoot& boot) {
  if (!boot.has_begun) {
    return concat("the kernel did not come to the statement that is to end it: ", boot.end);
  }
  if (boot.has_survived) {
    return "the statement that was to end the kernel came back";
  }
  if (!boot.is_death) {
    return concat("the statement was to end the kernel by a panic, a fault or a reset; ", boot.end);
  }
  return death.pattern.empty() ? std::nullopt : fault_in_words(death.pattern, boot.words);
}

}  // namespace slipway::runner
