// SPDX-License-Identifier: Apache-2.0
#include "image/runner/qemu/migration_stream.h"

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>

#include "host/text/concat.h"

namespace slipway::runner {
namespace {

using namespace std::string_view_literals;

// QEMU's migration/savevm.h.
constexpr std::string_view kStart = "QEVM\0\0\0\x03"sv;
constexpr std::uint8_t kConfiguration = 7;
constexpr std::uint8_t kSectionStart = 1;
constexpr std::uint8_t kSectionPart = 2;
constexpr std::uint8_t kSectionEnd = 3;
constexpr std::uint8_t kSectionFull = 4;
constexpr std::uint8_t kSectionFooter = 0x7E;

// Of its migration/ram.c: bits below those of a page's place.
constexpr std::uint64_t kFilled = 0x02;  // a page whose bytes are all the one that follows
constexpr std::uint64_t kSizes = 0x04;   // how large each block of memory is; all of them
constexpr std::uint64_t kPage = 0x08;
constexpr std::uint64_t kEnd = 0x10;
constexpr std::uint64_t kSameBlock = 0x20;  // as the page before: its name is not repeated
constexpr std::uint64_t kPageSize = 4096;

constexpr std::size_t kFooterSize = 5;

// Numbers are big-endian. What is beyond the end is 0, and has_failed() from then on.
class Reader {
 public:
  explicit Reader(std::string_view bytes) : bytes_(bytes) {}

  template <std::unsigned_integral Number>
  Number number() {
    Number value = 0;
    for (const char byte : skip(sizeof value)) {
      value = static_cast<Number>(value << 8 | static_cast<unsigned char>(byte));
    }
    return value;
  }

  std::string_view skip(std::size_t size) {
    if (size > bytes_.size() - position_) {
      has_failed_ = true;
      position_ = bytes_.size();
      return {};
    }
    position_ += size;
    return bytes_.substr(position_ - size, size);
  }

  std::string_view name() { return skip(number<std::uint8_t>()); }

  bool expect(std::uint8_t byte) {
    has_failed_ = has_failed_ || number<std::uint8_t>() != byte;
    return !has_failed_;
  }

  // What comes next, without taking it; 0 at the end.
  std::uint8_t next() const {
    return position_ < bytes_.size() ? static_cast<std::uint8_t>(bytes_[position_]) : 0;
  }

  void fail() { has_failed_ = true; }
  bool has_failed() const { return has_failed_; }
  std::size_t position() const { return position_; }

 private:
  std::string_view bytes_;
  std::size_t position_ = 0;
  bool has_failed_ = false;
};

// Reads the sizes of memory's blocks, or pages, up to the end of a section, which it leaves.
void skip_memory(Reader& reader) {
  while (!reader.has_failed()) {
    Reader ahead = reader;
    const auto item = ahead.number<std::uint64_t>();
    if ((item & (kPageSize - 1)) == kEnd) {
      return;
    }
    if ((item & kSizes) != 0) {
      for (std::uint64_t left = item - kSizes; left > 0 && !ahead.has_failed();) {
        ahead.name();
        const auto size = ahead.number<std::uint64_t>();
        if (size > left) {
          ahead.fail();
        }
        left -= size;
      }
    } else {
      if ((item & kSameBlock) == 0) {
        ahead.name();
      }
      switch (item & (kPageSize - 1) & ~kSameBlock) {
        case kFilled:
          ahead.skip(1);
          break;
        case kPage:
          ahead.skip(kPageSize);
          break;
        default:
          ahead.fail();
      }
    }
    reader = ahead;
  }
}

void skip_end_and_footer(Reader& reader) {
  reader.skip(sizeof(std::uint64_t));
  reader.expect(kSectionFooter);
  reader.skip(kFooterSize - 1);
}

// All that memory holds, in one section: in how many QEMU writes it depends on how fast somebody
// reads.
struct Memory {
  std::string sections;
  std::size_t end = 0;  // where the devices begin
};

std::optional<Memory> memory_in_one_section(std::string_view stream) {
  Reader reader(stream);
  if (reader.skip(kStart.size()) != kStart || !reader.expect(kConfiguration)) {
    return std::nullopt;
  }
  reader.skip(reader.number<std::uint32_t>());
  reader.expect(kSectionStart);
  const auto section = reader.skip(sizeof(std::uint32_t));
  if (reader.name() != "ram") {
    return std::nullopt;
  }
  reader.skip(sizeof(std::uint32_t) * 2);  // instance, version
  skip_memory(reader);
  skip_end_and_footer(reader);

  Memory memory{.sections = std::string(stream.substr(0, reader.position()))};
  memory.sections += static_cast<char>(kSectionEnd);
  memory.sections += section;
  for (bool is_last = false; !is_last;) {
    const auto kind = reader.number<std::uint8_t>();
    is_last = kind == kSectionEnd;
    if ((!is_last && kind != kSectionPart) || reader.skip(section.size()) != section) {
      return std::nullopt;
    }
    const std::size_t start = reader.position();
    skip_memory(reader);
    memory.sections += stream.substr(start, reader.position() - start);
    const std::size_t end = reader.position();
    skip_end_and_footer(reader);
    if (is_last) {
      memory.sections += stream.substr(end, reader.position() - end);
    }
  }
  memory.end = reader.position();
  if (reader.has_failed() || reader.next() != kSectionFull) {
    return std::nullopt;
  }
  return memory;
}

std::string big_endian(std::uint64_t value) {
  std::string bytes(sizeof value, '\0');
  for (std::size_t i = sizeof value; i-- > 0; value >>= 8) {
    bytes[i] = static_cast<char>(value & 0xFF);
  }
  return bytes;
}

// A device as its section begins.
struct Device {
  std::string_view name;
  std::uint8_t version;
};
constexpr Device kClocks = {"timer", 2};               // softmmu/cpu-timers.c
constexpr Device kRealTimeClock = {"mc146818rtc", 3};  // hw/rtc/mc146818rtc.c
constexpr Device kRunState = {"globalstate", 1};       // migration/global_state.c

// Where the device's first field is; nothing unless it is there once.
std::optional<std::size_t> fields_of(std::string_view devices, const Device& device) {
  std::string head(1, static_cast<char>(device.name.size()));
  head += device.name;
  head += "\0\0\0\0\0\0\0"sv;  // the first of its kind; the version's upper bytes
  head += static_cast<char>(device.version);
  const std::size_t at = devices.find(head);
  if (at == std::string_view::npos || devices.find(head, at + 1) != std::string_view::npos) {
    return std::nullopt;
  }
  return at + head.size();
}

bool has_at(std::string_view devices, std::size_t at, std::string_view bytes) {
  return at <= devices.size() && devices.substr(at).starts_with(bytes);
}

// Replaces bytes, if there are so many.
bool put(std::string& devices, std::size_t at, std::string_view bytes) {
  if (at > devices.size() || bytes.size() > devices.size() - at) {
    return false;
  }
  devices.replace(at, bytes.size(), bytes);
  return true;
}

// Of kClocks: ticks of the time stamp counter, eight bytes of nothing, nanoseconds; behind them
// what -icount adds.
constexpr std::size_t kTicks = 0;
constexpr std::size_t kNanoseconds = 16;
constexpr std::size_t kCounted = 24;
constexpr std::string_view kCountedHead = "\x05\x0Ctimer/icount\0\0\0\x01"sv;

struct Counted {
  std::uint64_t bias;  // nanoseconds besides those of the instructions
  std::uint64_t instructions;
};

std::optional<Counted> counted(std::string_view devices) {
  const auto at = fields_of(devices, kClocks);
  if (!at || !has_at(devices, *at + kCounted, kCountedHead)) {
    return std::nullopt;
  }
  Reader reader(devices);
  reader.skip(*at + kCounted + kCountedHead.size());
  const Counted result{.bias = reader.number<std::uint64_t>(),
                       .instructions = reader.number<std::uint64_t>()};
  return reader.has_failed() ? std::nullopt : std::optional(result);
}

// Without -icount, clocks count from the host's. They are to go on where the counted instructions
// have brought them.
bool put_clocks(std::string& devices) {
  const auto at = fields_of(devices, kClocks);
  const auto count = counted(devices);
  if (!at || !count) {
    return false;
  }
  const std::string now = big_endian(count->instructions << kInstructionShift);
  return put(devices, *at + kTicks, now) && put(devices, *at + kNanoseconds, now);
}

// Its time is a base and what has passed since another time of the clock below, and an offset. With
// all of them 0 it is that clock's, which counts from 1970.
bool put_real_time(std::string& devices) {
  constexpr std::size_t kBase = 128 + 1 + 28 + 8 + 8 + 24 + 4 + 4;
  const auto at = fields_of(devices, kRealTimeClock);
  return at && put(devices, *at + kBase, std::string(3 * sizeof(std::uint64_t), '\0'));
}

bool put_run_state(std::string& devices) {
  constexpr std::string_view kStopped = "\0\0\0\x09shutdown\0"sv;
  constexpr std::string_view kRunning = "\0\0\0\x08running\0\0"sv;
  static_assert(kStopped.size() == kRunning.size());
  const auto at = fields_of(devices, kRunState);
  return at && has_at(devices, *at, kStopped) && put(devices, *at, kRunning);
}

struct Change {
  Device device;
  bool (*put)(std::string& devices);
};

}  // namespace

host::Result<std::optional<std::string>> restorable_stream(std::string_view stream) {
  auto memory = memory_in_one_section(stream);
  if (!memory) {
    return host::failure("QEMU's migration does not write memory as QEMU 7.2's does");
  }
  std::string devices(stream.substr(memory->end));
  for (const Change& change : {Change{kClocks, put_clocks}, Change{kRealTimeClock, put_real_time},
                               Change{kRunState, put_run_state}}) {
    if (!change.put(devices)) {
      return host::failure("QEMU's migration does not write \"", change.device.name,
                           "\" as QEMU 7.2's does");
    }
  }
  if (counted(devices)->bias != 0) {
    return std::nullopt;
  }
  return std::move(memory->sections) + devices;
}

}  // namespace slipway::runner
