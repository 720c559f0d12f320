// SPDX-License-Identifier: Apache-2.0
#include "host/process/processor_time.h"

#include <dirent.h>
#include <unistd.h>

#include <algorithm>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "host/files/file_io.h"
#include "host/text/concat.h"
#include "host/text/number.h"
#include "host/text/words.h"

namespace slipway::host {
namespace {

using std::chrono::nanoseconds;

// The sum of utime and stime, which are fields 14 and 15 of a thread's stat: proc(5). The second is
// the program's name in parentheses, which may have spaces and parentheses of its own.
nanoseconds time_in(std::string_view stat) {
  constexpr std::size_t kUserTime = 11;  // counted from the field behind the name
  constexpr std::size_t kSystemTime = 12;
  const std::size_t name_end = stat.rfind(") ");
  if (name_end == std::string_view::npos) {
    return {};
  }
  const Words fields = split(stat.substr(name_end + 2), ' ');
  if (fields.size() <= kSystemTime) {
    return {};
  }
  const std::uint64_t ticks =
      number_in(fields[kUserTime]).value_or(0) + number_in(fields[kSystemTime]).value_or(0);
  const auto each = nanoseconds(std::chrono::seconds(1)) / sysconf(_SC_CLK_TCK);
  return each * static_cast<nanoseconds::rep>(ticks);
}

}  // namespace

nanoseconds ProcessorTime::take() {
  const std::string folder = concat("/proc/", process_, "/task");
  const std::unique_ptr<DIR, int (*)(DIR*)> threads(opendir(folder.c_str()), closedir);
  if (threads == nullptr) {
    return {};
  }
  nanoseconds busiest{};
  while (const dirent* const entry = readdir(threads.get())) {
    const auto thread = number_in(entry->d_name);
    if (!thread) {
      continue;  // "." and ".."
    }
    const auto stat = read_text(concat(folder, "/", *thread, "/stat"));
    if (!stat) {
      continue;  // it has ended
    }
    const nanoseconds time = time_in(*stat);
    nanoseconds& seen = seen_[static_cast<pid_t>(*thread)];
    busiest = std::max(busiest, time - seen);
    seen = time;
  }
  return busiest;
}

}  // namespace slipway::host
