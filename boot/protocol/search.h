// SPDX-License-Identifier: Apache-2.0
// How the image builder finds what a kernel requests where that is in no section ".NAME_request":
// protocols that have their requests anywhere in a kernel bring a search (SEARCHED in
// protocols.bzl).
#ifndef SLIPWAY_BOOT_PROTOCOL_SEARCH_H_
#define SLIPWAY_BOOT_PROTOCOL_SEARCH_H_

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "boot/loader/elf/segment.h"
#include "boot/loader/elf/special_segments.h"
#include "boot/loader/error/error.h"
#include "boot/protocol/protocol.h"

namespace slipway::protocol {

// A kernel's file that has passed the loader's checks.
struct SearchedKernel {
  std::span<const loader::Segment> segments;  // sorted by address
  std::span<const std::byte> file;
  loader::DynamicTable dynamic;  // of a kernel that is to be relocated
  bool position_independent;
  bool strict = false;  // what is refused elsewhere is so although the protocol allows it
};

// A file that the kernel itself names as one of its modules.
struct InternalModule {
  std::string path;         // from the root on, with neither "." nor ".." in it
  std::string string = {};  // instead of what the image has
  bool required = false;    // the kernel does not start without
  bool unpacked = false;    // the file is compressed, and its contents are wanted
};

struct FoundRequest {
  std::vector<std::byte> bytes;                       // for Protocol::plan()
  bool wants_own_file = false;                        // as the last module of the bundle
  std::vector<InternalModule> internal_modules = {};  // which come before the image's others
  std::vector<std::string> notes = {};                // what the kernel asks for and does not get
  std::size_t longest_command_line = std::string::npos;  // bytes that the kernel has room for

  // Of find_in_file() alone: the kernel as an ELF64 file of the loader's processor, to be loaded in
  // place of its own; and what the protocol wants as the last module, if anything.
  std::vector<std::byte> kernel = {};
  std::vector<std::byte> module = {};
};

struct Search {
  const Protocol* protocol;

  // What is looked for: "requests of the NAME", "a NAME header".
  const char* marks;

  // What there is of the protocol; nothing if the kernel does not speak it. One of these two, the
  // other is null: in a kernel that has passed the loader's checks, or in a file of any kind.
  loader::Result<std::optional<FoundRequest>> (*find)(const SearchedKernel& kernel);
  loader::Result<std::optional<FoundRequest>> (*find_in_file)(std::span<const std::byte> file);

  // What to change where one of the protocol's own errors is the answer.
  std::string (*advice)(const loader::Error& error);

  // Whether an error leaves it open that the marks are the protocol's, and not bytes that happen to
  // look so: then all that the kernel has of other protocols counts before it. Null: none does.
  bool (*is_doubtful)(const loader::Error& error) = nullptr;
};

}  // namespace slipway::protocol

#endif  // SLIPWAY_BOOT_PROTOCOL_SEARCH_H_
