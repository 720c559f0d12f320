// SPDX-License-Identifier: Apache-2.0
#include "bench/runner/other_work.h"

#include <sys/times.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <string>

#include "host/files/file_io.h"
#include "host/text/number.h"
#include "host/text/words.h"

namespace slipway::bench {
namespace {

constexpr double kNoticeable = 0.05;

}  // namespace

OtherWork::OtherWork() : start_(now()) {}

// proc(5): the first line of /proc/stat, with two spaces behind its name.
std::optional<OtherWork::Ticks> OtherWork::now() {
  constexpr std::string_view kName = "cpu  ";
  enum Field { kUser, kNice, kSystem, kIdle, kIoWait, kIrq, kSoftIrq, kSteal, kFieldCount };
  const auto lines = host::read_lines("/proc/stat");
  if (!lines || lines->empty() || !lines->front().starts_with(kName)) {
    return std::nullopt;
  }
  const host::Words words = host::split(lines->front().substr(kName.size()), ' ');
  if (words.size() < kFieldCount) {
    return std::nullopt;
  }

  Ticks ticks;
  std::array<double, kFieldCount> fields = {};
  for (std::size_t i = 0; i < kFieldCount; ++i) {
    const auto number = host::number_in(words[i]);
    if (!number) {
      return std::nullopt;
    }
    fields[i] = static_cast<double>(*number);
    ticks.total += fields[i];
  }
  ticks.busy = ticks.total - fields[kIdle] - fields[kIoWait];
  tms own = {};
  times(&own);
  ticks.own = static_cast<double>(own.tms_utime + own.tms_stime + own.tms_cutime + own.tms_cstime);
  return ticks;
}

std::optional<double> OtherWork::share() const {
  const auto end = now();
  if (!start_ || !end || end->total <= start_->total) {
    return std::nullopt;
  }
  const double others = (end->busy - start_->busy) - (end->own - start_->own);
  return std::clamp(others / (end->total - start_->total), 0.0, 1.0);
}

std::string warning_of(const OtherWork& work) {
  const auto share = work.share();
  if (!share) {
    return "WARNING: it is not known whether this machine did other work meanwhile.\n";
  }
  if (*share < kNoticeable) {
    return "";
  }
  return "WARNING: other work took " + std::to_string(std::lround(*share * 100)) +
         " % of this machine's processors meanwhile: do not trust small differences.\n";
}

}  // namespace slipway::bench
