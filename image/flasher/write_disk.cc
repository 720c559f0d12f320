// SPDX-License-Identifier: Apache-2.0
#include "image/flasher/write_disk.h"

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <span>

#include "host/text/concat.h"

namespace slipway::image {
namespace {

using host::Bytes;
using host::Result;

// One step, after which the disk is flushed: a slow stick takes a second for it.
constexpr std::size_t kStep = 4 << 20;

// Tables and what a BIOS starts: without it, a disk is no image at all.
constexpr std::size_t kStartSize = 1 << 20;

// Of the largest sectors: the boot sector, and what begins with it.
constexpr std::size_t kBootSectorSize = 4096;

struct Part {
  std::uint64_t offset;
  std::span<const std::byte> bytes;
};

class Writer {
 public:
  Writer(Device& device, Watcher& watcher, std::uint64_t all)
      : device_(device), watcher_(watcher), all_(all) {}

  Result<> write(const Part& part, std::string_view step) {
    return in_steps(part, step, [this](const Part& piece) {
      has_written_ = true;
      return device_.write(piece.offset, piece.bytes)
          .and_then([this] { return device_.flush(); })
          .transform_error([&piece](const std::string& reason) {
            return host::concat("it cannot be written at byte ", piece.offset, ": ", reason);
          });
    });
  }

  Result<> compare(const Part& part, std::string_view step) {
    return in_steps(part, step, [this](const Part& piece) -> Result<> {
      Bytes held(piece.bytes.size());
      if (const auto read = device_.read(piece.offset, held); !read) {
        return host::failure("it cannot be read at byte ", piece.offset, ": ", read.error());
      }
      if (std::memcmp(held.data(), piece.bytes.data(), held.size()) != 0) {
        const auto different = std::ranges::mismatch(held, piece.bytes).in1;
        return host::failure("at byte ",
                             piece.offset + static_cast<std::uint64_t>(different - held.begin()),
                             " it holds something else than was written: it is worn out, or larger "
                             "on its label than "
                             "it is");
      }
      return {};
    });
  }

  // Whether something was, or failed to be.
  bool has_written() const { return has_written_; }

  Result<> wipe(const Part& part) {
    const Bytes nothing(part.bytes.size());
    return write({part.offset, nothing}, "");
  }

 private:
  template <typename Action>
  Result<> in_steps(const Part& part, std::string_view step, Action action) {
    for (std::size_t at = 0; at < part.bytes.size(); at += kStep) {
      if (watcher_.asks_to_end()) {
        return host::failure("it was stopped");
      }
      const auto bytes = part.bytes.subspan(at, std::min(kStep, part.bytes.size() - at));
      if (const auto done = action(Part{part.offset + at, bytes}); !done) {
        return done;
      }
      if (!step.empty()) {
        done_ += bytes.size();
        watcher_.progress(step, done_, all_);
      }
    }
    return {};
  }

  Device& device_;
  Watcher& watcher_;
  std::uint64_t all_;
  std::uint64_t done_ = 0;
  bool has_written_ = false;
};

// While the start is wiped again, nobody may end it.
class Deaf : public Watcher {
 public:
  void progress(std::string_view, std::uint64_t, std::uint64_t) override {}
  bool asks_to_end() override { return false; }
};

}  // namespace

std::expected<void, WriteFailure> write_disk(const FittedImage& image, Device& device,
                                             Watcher& watcher) {
  const std::span<const std::byte> all(image.start);
  const Part start = {0, all.first(std::min(kStartSize, all.size()))};
  const Part boot_sector = {0, start.bytes.first(std::min(kBootSectorSize, start.bytes.size()))};
  const Part tables = {boot_sector.bytes.size(), start.bytes.subspan(boot_sector.bytes.size())};
  const Part contents = {start.bytes.size(), all.subspan(start.bytes.size())};
  const Part end = {image.end_offset, image.end};

  Writer writer(device, watcher, 2 * (all.size() + image.end.size()));  // and compared
  constexpr std::string_view kWriting = "writing";
  constexpr std::string_view kComparing = "reading back";
  if (const auto wiped = writer.wipe(start); !wiped) {
    return std::unexpected(WriteFailure{.reason = wiped.error(),
                                        .is_untouched = !writer.has_written(),
                                        .may_start = writer.has_written()});
  }
  const auto written =
      writer.wipe(end).and_then([&] { return writer.write(contents, kWriting); }).and_then([&] {
        return writer.compare(contents, kComparing);
      });
  if (!written) {
    return std::unexpected(WriteFailure{.reason = written.error()});
  }
  const auto finished = writer.write(end, kWriting)
                            .and_then([&] { return writer.write(tables, kWriting); })
                            .and_then([&] { return writer.write(boot_sector, kWriting); })
                            .and_then([&] { return writer.compare(end, kComparing); })
                            .and_then([&] { return writer.compare(start, kComparing); });
  if (!finished) {
    Deaf deaf;
    const bool is_wiped = Writer(device, deaf, 0).wipe(start).has_value();
    return std::unexpected(WriteFailure{.reason = finished.error(), .may_start = !is_wiped});
  }
  return {};
}

}  // namespace slipway::image
