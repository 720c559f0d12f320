// SPDX-License-Identifier: Apache-2.0
#include "image/builder/kernel/kernel_check.h"

#include <algorithm>
#include <cstddef>
#include <functional>
#include <optional>
#include <span>
#include <string>
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
#include "host/text/words.h"
#include "image/builder/bundle/protocol_letters.h"
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
  Check(const ElfFile& file, std::string_view wanted, bool strict, Protocols protocols,
        Searches searches)
      : file_(file),
        wanted_(wanted),
        strict_(strict),
        protocols_(protocols),
        searches_(searches),
        own_(find_request(file)) {}

  Checked<Request> run() {
    const Checked<void> loadable = check_header().and_then([&] { return check_segments(); });
    find_marks(loadable.has_value());
    return choose_protocol(loadable)
        .and_then([&] { return is_made_anew_ ? Checked<void>() : check_own_file(loadable); })
        .and_then([&] { return read_request(); });
  }

 private:
  // A protocol by which the kernel asks for something.
  struct Spoken {
    std::uint64_t protocol;  // loader::protocol_name()
    std::string mark;        // what shows it
    std::function<Checked<Request>()> read;
    bool is_made_anew = false;  // what is loaded is not the kernel's own file
    bool is_doubtful = false;   // Search::is_doubtful
  };

  // Slipway's own protocol is found by its section like others, but has errors and defaults of its
  // own.
  static bool is_own(const protocol::Protocol& protocol) {
    return protocol.name == protocol::kName;
  }

  // A kernel of such a protocol may have a section of any name.
  bool is_searched(const protocol::Protocol& protocol) const {
    return std::ranges::any_of(searches_, [&](const protocol::Search* search) {
      return search->protocol->name == protocol.name;
    });
  }

  void find_marks(bool loadable) {
    if (!own_ || !own_->empty()) {
      spoken_.push_back({protocol::kName, own_mark(), [this] { return read_own(); }});
    }
    for (const protocol::Protocol* const protocol : protocols_) {
      if (!is_own(*protocol) && !is_searched(*protocol)) {
        find_section(*protocol);
      }
    }
    for (const protocol::Search* const search : searches_) {
      if (search->find_in_file != nullptr) {
        find_in_file(*search);
      } else if (loadable) {
        find_by(*search);
      }
    }
  }

  static std::string own_mark() { return host::concat("the section ", protocol::kRequestSection); }

  void find_section(const protocol::Protocol& protocol) {
    const auto found = find_other_request(file_, protocol);
    if (!found) {
      spoken_.push_back(
          {protocol.name, host::concat("the section ", request_section_of(protocol)),
           [error = found.error()]() -> Checked<Request> { return std::unexpected(error); }});
    } else if (*found) {
      spoken_.push_back({protocol.name, host::concat("the section ", (*found)->section),
                         [this, request = **found] { return read_other(request); }});
    }
  }

  void find_by(const protocol::Search& search) {
    // What is wrong with them is said later.
    const auto special =
        loader::check_special_segments(file_.program_headers(), segments_.by_address());
    const auto found = search.find({.segments = segments_.by_address(),
                                    .file = file_.bytes(),
                                    .dynamic = special ? special->dynamic : loader::DynamicTable{},
                                    .position_independent = header_.position_independent,
                                    .strict = strict_});
    if (!found) {
      spoken_.push_back({search.protocol->name, search.marks,
                         [error = error_of(search, found.error())]() -> Checked<Request> {
                           return std::unexpected(error);
                         }});
    } else if (*found) {
      spoken_.push_back({search.protocol->name, search.marks, [this, &search, request = **found] {
                           return read_found(search, request);
                         }});
    }
  }

  // In a file of any kind, of which the search makes one that can be loaded.
  void find_in_file(const protocol::Search& search) {
    const auto found = search.find_in_file(file_.bytes());
    if (!found) {
      spoken_.push_back({search.protocol->name, search.marks,
                         [error = error_of(search, found.error())]() -> Checked<Request> {
                           return std::unexpected(error);
                         },
                         true, search.is_doubtful != nullptr&& search.is_doubtful(found.error())});
    } else if (*found) {
      spoken_.push_back({search.protocol->name, search.marks,
                         [this, &search, request = **found] { return read_made(search, request); },
                         true});
    }
  }

  // The one that is wanted; or the one whose marks are there, or Slipway's own, whose defaults are
  // for kernels that ask for nothing.
  Checked<void> choose_protocol(const Checked<void>& loadable) {
    if (!wanted_.empty()) {
      return choose_wanted(loadable);
    }
    if (!std::ranges::all_of(spoken_, &Spoken::is_doubtful)) {
      std::erase_if(spoken_, [](const Spoken& spoken) { return spoken.is_doubtful; });
    }
    if (spoken_.size() > 1) {
      return std::unexpected(several_protocols());
    }
    if (spoken_.empty()) {
      // Before what else is wrong, since a kernel for another loader may well have what this one
      // refuses in others.
      auto foreign = find_foreign_protocol(file_);
      if (foreign) {
        return std::unexpected(std::move(*foreign));
      }
      return choose_own();
    }
    choose(spoken_.front());
    return {};
  }

  void choose(const Spoken& spoken) {
    read_ = spoken.read;
    is_made_anew_ = spoken.is_made_anew;
  }

  Checked<void> choose_own() {
    read_ = [this] { return read_own(); };
    return {};
  }

  Checked<void> choose_wanted(const Checked<void>& loadable) {
    for (const Spoken& spoken : spoken_) {
      if (protocol_letters(spoken.protocol) == wanted_) {
        choose(spoken);
        return {};
      }
    }
    if (wanted_ == protocol_letters(protocol::kName)) {
      return choose_own();
    }
    // What cannot be loaded cannot be searched, but for marks that are in files of any kind.
    if (!is_protocol(wanted_) || is_in_files(wanted_)) {
      return std::unexpected(wanted_is_not_spoken());
    }
    return loadable.and_then(
        [&] { return Checked<void>(std::unexpected(wanted_is_not_spoken())); });
  }

  bool is_protocol(std::string_view name) const {
    return std::ranges::any_of(protocols_, [&](const protocol::Protocol* protocol) {
      return protocol_letters(protocol->name) == name;
    });
  }

  bool is_in_files(std::string_view name) const {
    return std::ranges::any_of(searches_, [&](const protocol::Search* search) {
      return protocol_letters(search->protocol->name) == name && search->find_in_file != nullptr;
    });
  }

  OtherProtocolError several_protocols() const {
    std::string marks;
    host::Words names;
    for (const Spoken& spoken : spoken_) {
      marks += host::concat(marks.empty() ? "" : " and ", spoken.mark);
      names.push_back(host::concat("\"", protocol_letters(spoken.protocol), "\""));
    }
    return {host::concat("it can be loaded by several protocols: it has ", marks),
            host::concat("say which one is meant where the image is made: protocol = ",
                         host::alternatives(names))};
  }

  OtherProtocolError wanted_is_not_spoken() const {
    std::string mark;
    for (const protocol::Protocol* const protocol : protocols_) {
      if (protocol_letters(protocol->name) == wanted_ && !is_searched(*protocol)) {
        mark = host::concat("no section ", request_section_of(*protocol));
      }
    }
    for (const protocol::Search* const search : searches_) {
      if (protocol_letters(search->protocol->name) == wanted_) {
        mark = without(search->marks);
      }
    }
    if (mark.empty()) {
      return {host::concat("there is no protocol \"", wanted_, "\""),
              "name one that Slipway's //boot/protocol:protocols.bzl has"};
    }
    return {host::concat("it does not speak the protocol \"", wanted_, "\": it has ", mark),
            "leave protocol out where the image is made, so that what the kernel has decides, or "
            "look why the linker has not kept its requests"};
  }

  // "no requests" and "no header": `marks` has an article in the singular.
  static std::string without(std::string_view marks) {
    constexpr std::string_view kArticle = "a ";
    marks.remove_prefix(marks.starts_with(kArticle) ? kArticle.size() : 0);
    return host::concat("no ", marks);
  }

  // The protocol's own errors have advice of the protocol's.
  static KernelError error_of(const protocol::Search& search, const loader::Error& error) {
    if (error.code != loader::ErrorCode::kProtocol) {
      return error;
    }
    return OtherProtocolError{sentence_of(error), search.advice(error)};
  }

  static std::string sentence_of(const loader::Error& error) {
    loader::Message sentence;
    loader::describe_without_subject(error, sentence);
    return std::string(sentence.text());
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

  // What the loader reads of the kernel's own file.
  Checked<void> check_own_file(const Checked<void>& loadable) {
    return loadable.and_then([&] { return check_special_segments(); }).and_then([&] {
      return check_relocations();
    });
  }

  Checked<Request> read_request() { return read_(); }

  // A file that a search has made, with the kernel's segments by their own numbers.
  Checked<Request> read_made(const protocol::Search& search, const protocol::FoundRequest& found) {
    const ElfFile made(found.kernel);
    const auto plan = search.protocol->plan(found.bytes);
    if (!plan) {
      return std::unexpected(error_of(search, plan.error()));
    }
    return loader::check_file_header(made.bytes(), made.bytes().size())
        .and_then([&](const loader::KernelHeader& header) {
          storage_.resize(header.program_header_count);
          return loader::check_segments(header, made.program_headers(), made.bytes().size(),
                                        storage_);
        })
        .transform([&](const loader::Segments&) {
          return Request{.protocol = search.protocol->name,
                         .bytes = found.bytes,
                         .display = plan->display,
                         .tells_modules = search.protocol->tells_modules,
                         .tells_module_paths = search.protocol->tells_module_paths,
                         .tells_module_strings = search.protocol->tells_module_strings,
                         .notes = found.notes,
                         .longest_command_line = found.longest_command_line,
                         .kernel = found.kernel,
                         .module = found.module};
        });
  }

  Checked<Request> read_found(const protocol::Search& search, const protocol::FoundRequest& found) {
    const auto plan = search.protocol->plan(found.bytes);
    const auto checked = check_plan(plan);
    if (!checked) {
      return std::unexpected(error_of(search, checked.error()));
    }
    return Request{.protocol = search.protocol->name,
                   .bytes = found.bytes,
                   .display = plan->display,
                   .wants_own_file = found.wants_own_file,
                   .internal_modules = found.internal_modules,
                   .tells_module_paths = search.protocol->tells_module_paths,
                   .tells_module_strings = search.protocol->tells_module_strings,
                   .notes = found.notes};
  }

  Checked<Request> read_other(const OtherRequest& other) {
    const auto plan = other.protocol->plan(other.bytes);
    const auto checked = check_plan(plan);
    if (!checked) {
      return std::unexpected(OtherProtocolError{
          sentence_of(checked.error()),
          host::concat("what the kernel asks for in its section ", other.section)});
    }
    return Request{.protocol = other.protocol->name,
                   .bytes = {other.bytes.begin(), other.bytes.end()},
                   .display = plan->display,
                   .tells_module_paths = other.protocol->tells_module_paths,
                   .tells_module_strings = other.protocol->tells_module_strings};
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
  std::string_view wanted_;
  bool strict_;
  Protocols protocols_;
  Searches searches_;
  std::expected<std::span<const std::byte>, SectionError> own_;
  std::vector<Spoken> spoken_;
  std::function<Checked<Request>()> read_;
  bool is_made_anew_ = false;
  loader::KernelHeader header_ = {};
  std::vector<loader::Segment> storage_;
  loader::Segments segments_;
  loader::DynamicTable dynamic_ = {};
};

}  // namespace

std::expected<Request, KernelError> check_kernel(const ElfFile& kernel, std::string_view wanted,
                                                 bool strict, Protocols protocols,
                                                 Searches searches) {
  return Check(kernel, wanted, strict, protocols, searches).run();
}

}  // namespace slipway::image
