// SPDX-License-Identifier: Apache-2.0
#include "boot/protocol/limine/find_requests.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>

#include "boot/loader/elf/kernel_bytes.h"
#include "boot/protocol/limine/abi.h"
#include "boot/protocol/limine/request_error.h"

namespace slipway::protocol::limine {
namespace {

using loader::KernelBytes;
using loader::Result;

// Kernels are linked to this address or above, or slid there.
constexpr std::uint64_t kLowestAddress = 0xFFFF'FFFF'8000'0000;

// Calls `visit` with each address at which two numbers are in the file that a mark could begin
// with.
template <typename Visit>
void for_each_pair(std::span<const loader::Segment> segments, std::span<const std::byte> file,
                   Visit visit) {
  using Pair = std::array<std::uint64_t, 2>;
  for (const loader::Segment& segment : segments) {
    const std::uint64_t end = segment.file_size;
    for (std::uint64_t at = -segment.virtual_address % kMarkAlignment; at + sizeof(Pair) <= end;
         at += kMarkAlignment) {
      Pair pair;
      std::memcpy(&pair, file.data() + segment.file_offset + at, sizeof(pair));
      visit(segment.virtual_address + at, pair);
    }
  }
}

// Where the protocol's structures may be: (start, end), both kNowhere where no mark is.
struct Limits {
  std::uint64_t start = kNowhere;
  std::uint64_t end = kNowhere;

  bool allow(std::uint64_t address) const {
    return (start == kNowhere || address > start) && (end == kNowhere || address < end);
  }
};

class Finder {
 public:
  Finder(std::span<const loader::Segment> segments, std::span<const std::byte> file)
      : segments_(segments), file_(file), kernel_(KernelBytes::in_file(segments, file)) {}

  Result<std::optional<FoundRequests>> find() {
    find_limits();
    if (limits_.start != kNowhere && limits_.end < limits_.start) {
      return refuse(RequestError::kMarksCrossed, {limits_.end, limits_.start});
    }
    for_each_pair(segments_, file_, [&](std::uint64_t address, const auto& pair) {
      if (!limits_.allow(address) || !fault_) {
        return;
      }
      if (pair == kBaseRevisionMark) {
        fault_ = take_base_revision(address);
      } else if (pair == kRequestMark) {
        fault_ = take_request(address);
      }
    });
    if (!fault_) {
      return std::unexpected(fault_.error());
    }
    if (!found_) {
      return std::nullopt;
    }
    return check_whole().transform([&] { return std::optional(std::move(result_)); });
  }

 private:
  Requests& requests() { return result_.requests; }

  void find_limits() {
    for_each_pair(segments_, file_, [&](std::uint64_t address, const auto& pair) {
      const auto mark = kernel_.read<std::array<std::uint64_t, 4>>(address);
      if (mark && *mark == kRequestsStartMark) {
        limits_.start = address;
        found_ = true;
      } else if (pair == kRequestsEndMark && limits_.end == kNowhere) {
        limits_.end = address;
      }
    });
  }

  Result<void> take_base_revision(std::uint64_t address) {
    const auto tag = kernel_.read<BaseRevisionTag>(address);
    if (!tag) {
      return refuse(RequestError::kNotInSegment, {address});
    }
    if (requests().base_revision_tag != kNowhere) {
      return refuse(RequestError::kTwoBaseRevisions, {requests().base_revision_tag, address});
    }
    found_ = true;
    requests().base_revision_tag = address;
    requests().base_revision = tag->revision;
    return {};
  }

  Result<void> take_request(std::uint64_t address) {
    const auto request = kernel_.read<Request>(address);
    if (!request) {
      return refuse(RequestError::kNotInSegment, {address});
    }
    found_ = true;
    const auto feature = feature_of(request->feature);
    if (!feature) {
      result_.unanswered.push_back(request->feature);
      return {};
    }
    std::uint64_t& place = requests().places[static_cast<std::size_t>(*feature)];
    if (place != kNowhere) {
      return refuse(RequestError::kTwice, {place, address});
    }
    place = address;
    return take_wish(*feature, address);
  }

  // What is asked for behind a request's first members.
  Result<void> take_wish(Feature feature, std::uint64_t address) {
    switch (feature) {
      case Feature::kStackSize: {
        const auto wish = kernel_.read<StackSizeRequest>(address);
        if (!wish) {
          return refuse(RequestError::kNotInSegment, {address});
        }
        requests().stack_size = wish->size;
        return {};
      }
      case Feature::kPagingMode: {
        // Revision 0 ends before the largest mode, and has no smallest.
        const auto request = kernel_.read<Request>(address);
        if (request && request->revision == 0) {
          return kernel_.holds(address, offsetof(PagingModeRequest, max_mode))
                     ? Result<void>()
                     : refuse(RequestError::kNotInSegment, {address});
        }
        const auto wish = kernel_.read<PagingModeRequest>(address);
        if (!wish) {
          return refuse(RequestError::kNotInSegment, {address});
        }
        return wish->min_mode == PagingMode::k4Level ? Result<void>()
                                                     : refuse(RequestError::kPagingMode);
      }
      case Feature::kEntryPoint:
        return kernel_.holds(address, sizeof(EntryPointRequest))
                   ? Result<void>()
                   : refuse(RequestError::kNotInSegment, {address});
      default:
        return {};
    }
  }

  Result<void> check_whole() {
    if (requests().base_revision > kNewestBaseRevision) {
      return refuse(RequestError::kBaseRevision, {requests().base_revision, kNewestBaseRevision});
    }
    return {};
  }

  std::span<const loader::Segment> segments_;
  std::span<const std::byte> file_;
  KernelBytes kernel_;
  Limits limits_;
  bool found_ = false;
  Result<void> fault_;
  FoundRequests result_;
};

}  // namespace

Result<std::optional<FoundRequests>> find_requests(std::span<const loader::Segment> segments,
                                                   std::span<const std::byte> file) {
  return Finder(segments, file).find();
}

Result<void> check_addresses(std::span<const loader::Segment> segments, bool position_independent) {
  if (!position_independent && !segments.empty() &&
      segments.front().virtual_address < kLowestAddress) {
    return refuse(RequestError::kLowerHalf, {segments.front().virtual_address, kLowestAddress});
  }
  return {};
}

}  // namespace slipway::protocol::limine
