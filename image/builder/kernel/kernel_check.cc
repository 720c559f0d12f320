// SPDX-License-Identifier: Apache-2.0
#include "image/builder/kernel/kernel_check.h"

#include <cstddef>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "boot/loader/elf/kernel_bytes.h"
#include "boot/loader/elf/kernel_check.h"
#include "boot/loader/elf/relocation.h"
#include "boot/loader/elf/special_segments.h"
#include "boot/loader/error/message.h"
#include "boot/loader/plan/plan_check.h"
#include "boot/protocol/slipway/plan.h"
#include "host/text/concat.h"
#include "image/builder/kernel/foreign_protocol.h"
#include "image/builder/kernel/request_section.h"
#include "slipway/kernel_request.h"

namespace slipway::image {
namespace {

using protocol::KernelRequest;

template <typename T>
using Checked = std::expected<T, KernelError>;

// The steps, in their order, and what they hand to each other.
class Check {
 public:
  Check(const ElfFile& file, Protocols protocols)
      : file_(file), own_(find_request(file)), other_(find_other_request(file, protocols)) {}

  Checked<Request> run() {
    return check_protocol()
        .and_then([&] { return check_header(); })
        .and_then([&] { return check_segments(); })
        .and_then([&] { return check_special_segments(); })
        .and_then([&] { return check_relocations(); })
        .and_then([&] { return read_request(); });
  }

 private:
  // First, since a kernel for another loader may well have what this one refuses in others.
  Checked<void> check_protocol() {
    const bool asks_slipway = !own_ || !own_->empty() || !other_ || *other_;
    if (asks_slipway) {
      return {};
    }
    auto foreign = find_foreign_protocol(file_);
    if (foreign) {
      return std::unexpected(std::move(*foreign));
    }
    return {};
  }

  Checked<void> check_header() {
    return loader::check_file_header(file_.bytes(), file_.bytes().size())
        .transform([&](const loader::KernelHeader& header) { header_ = header; });
  }

  Checked<void> check_segments() {
    storage_.resize(header_.program_header_count);
    return loader::check_segments(header_, file_.program_headers(), file_.bytes().size(), storage_)
        .transform([&](const loader::Segments& segments) { segments_ = segments; });
  }

  Checked<void> check_special_segments() {
    return loader::check_special_segments(file_.program_headers(), segments_.by_address())
        .transform([&](const loader::SpecialSegments& special) { dynamic_ = special.dynamic; });
  }

  Checked<void> check_relocations() {
    return loader::check_relocations(
        loader::KernelBytes::in_file(segments_.by_address(), file_.bytes()), dynamic_);
  }

  Checked<Request> read_request() {
    if (!other_) {
      return std::unexpected(other_.error());
    }
    return *other_ ? read_other(**other_) : read_own();
  }

  Checked<Request> read_other(const OtherRequest& other) {
    const auto plan = other.protocol->plan(other.bytes);
    const auto checked = check_plan(plan);
    if (!checked) {
      loader::Message sentence;
      loader::describe_without_subject(checked.error(), sentence);
      return std::unexpected(OtherProtocolError{
          std::string(sentence.text()),
          host::concat("what the kernel asks for in its section ", other.section)});
    }
    return Request{.protocol = other.protocol->name,
                   .bytes = {other.bytes.begin(), other.bytes.end()},
                   .display = plan->display};
  }

  Checked<Request> read_own() {
    if (!own_) {
      return std::unexpected(own_.error());
    }
    auto request = own_->empty() ? loader::Result<KernelRequest>(KernelRequest{})
                                 : protocol::read_request(*own_);
    if (!request) {
      return std::unexpected(request.error());
    }
    if (request->display == protocol::DisplayMode::kText &&
        !file_.sections_named(protocol::kEitherDisplaySection).empty()) {
      request->display = protocol::DisplayMode::kTextOrFramebuffer;
    }
    const auto plan = protocol::plan(*request);
    return Checked<void>(check_plan(plan)).transform([&] {
      return Request{.protocol = protocol::kName,
                     .bytes = bytes_of(*request),
                     .command_line = command_line_of(*request),
                     .display = plan->display};
    });
  }

  loader::Result<void> check_plan(const loader::Result<loader::LoadPlan>& plan) {
    if (!plan) {
      return std::unexpected(plan.error());
    }
    return loader::check_plan(*plan, header_, segments_.by_address());
  }

  const ElfFile& file_;
  // What it asks for by Slipway's protocol, and by another in the list.
  std::expected<std::span<const std::byte>, SectionError> own_;
  std::expected<std::optional<OtherRequest>, OtherProtocolError> other_;
  loader::KernelHeader header_ = {};
  std::vector<loader::Segment> storage_;
  loader::Segments segments_;
  loader::DynamicTable dynamic_ = {};
};

}  // namespace

std::expected<Request, KernelError> check_kernel(const ElfFile& kernel, Protocols protocols) {
  return Check(kernel, protocols).run();
}

}  // namespace slipway::image
