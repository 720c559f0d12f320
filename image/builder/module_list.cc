// SPDX-License-Identifier: Apache-2.0
#include "image/builder/module_list.h"

#include <algorithm>
#include <set>

#include "host/text/concat.h"

namespace slipway::image {
namespace {

using protocol::InternalModule;

// RFC 1952, section 2.3.1.
constexpr std::byte kGzip[] = {std::byte{0x1F}, std::byte{0x8B}};

std::string how_to_give(const InternalModule& module) {
  return host::concat("modules = {\"", module.path.substr(1), "\": \":label\"}");
}

class Lister {
 public:
  Lister(const Request& kernel, std::span<const ModuleOption> options,
         std::span<const host::Bytes> files)
      : kernel_(kernel), options_(options), files_(files) {}

  host::Result<ModuleList> list() {
    if (!kernel_.tells_modules && !options_.empty()) {
      return host::failure("it is told of no modules by its boot protocol, and the image has \"",
                           options_.front().name,
                           "\"\n  What to change: leave modules out where the image is made");
    }
    for (const InternalModule& module : kernel_.internal_modules) {
      if (const auto added = add(module); !added) {
        return std::unexpected(added.error());
      }
    }
    for (std::size_t i = 0; i < options_.size(); ++i) {
      if (!used_.contains(i)) {
        add(i);
      }
    }
    return std::move(list_);
  }

 private:
  host::Result<> add(const InternalModule& module) {
    const auto option = std::ranges::find(options_, module.path, path_of);
    if (option == options_.end()) {
      const std::string sentence = host::concat("it names an internal module, ", module.path,
                                                ", that the image does not have");
      if (module.required) {
        return host::failure(
            sentence, "\n  What to change: give it where the image is made: ", how_to_give(module));
      }
      list_.notes.push_back(host::concat(sentence, ": ", how_to_give(module), " would give it"));
      return {};
    }
    const auto index = static_cast<std::size_t>(option - options_.begin());
    if (module.unpacked && std::ranges::starts_with(files_[index], kGzip)) {
      return host::failure("it wants its internal module ", module.path,
                           " unpacked, and the loader does not unpack gzip\n  What to change: give "
                           "the unpacked file under that path; the image packs it in a way of its "
                           "own");
    }
    used_.insert(index);
    list_.modules.push_back({index, module.path, module.string});
    return {};
  }

  void add(std::size_t index) {
    const ModuleOption& option = options_[index];
    list_.modules.push_back({index, path_of(option), option.string});
    if (!kernel_.tells_module_strings && !option.string.empty()) {
      add_note(option, "string");
    }
    if (!kernel_.tells_module_paths && !option.path.empty()) {
      add_note(option, "path");
    }
  }

  void add_note(const ModuleOption& option, std::string_view what) {
    list_.notes.push_back(host::concat("it is not told the ", what, " of the module \"",
                                       option.name, "\": its boot protocol has none"));
  }

  const Request& kernel_;
  std::span<const ModuleOption> options_;
  std::span<const host::Bytes> files_;
  std::set<std::size_t> used_;
  ModuleList list_;
};

}  // namespace

host::Result<ModuleList> list_modules(const Request& kernel, std::span<const ModuleOption> options,
                                      std::span<const host::Bytes> files) {
  return Lister(kernel, options, files).list();
}

}  // namespace slipway::image
