// SPDX-License-Identifier: Apache-2.0
// The loader's check of a kernel, made when the image is built. There is one definition of a valid
// kernel, the loader's (//boot/loader/elf:kernel_check, //boot/loader/plan:plan_check).
#ifndef SLIPWAY_IMAGE_BUILDER_KERNEL_KERNEL_CHECK_H_
#define SLIPWAY_IMAGE_BUILDER_KERNEL_KERNEL_CHECK_H_

#include <cstddef>
#include <cstdint>
#include <expected>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "boot/loader/plan/load_plan.h"
#include "boot/protocol/protocol_list.h"
#include "boot/protocol/search_list.h"
#include "host/files/file_io.h"
#include "image/builder/kernel/elf_file.h"
#include "image/builder/kernel/kernel_error.h"
#include "image/builder/kernel/other_protocol.h"

namespace slipway::image {

// What a kernel asks for, as a bundle carries it.
struct Request {
  std::uint64_t protocol;         // loader::protocol_name()
  host::Bytes bytes;              // in the protocol's own form
  std::string command_line = {};  // the kernel's own
  loader::DisplayPlan display = {};
  bool wants_own_file = false;  // in the bundle, as the last module
  std::vector<protocol::InternalModule> internal_modules = {};
  bool tells_modules = true;  // see protocol::Protocol
  bool tells_module_paths = false;
  bool tells_module_strings = false;
  std::vector<std::string> notes = {};  // what it asks for and does not get

  std::size_t longest_command_line = std::string::npos;  // bytes

  host::Bytes kernel = {};  // the file to be loaded in place of the kernel's own, if there is one
  host::Bytes module = {};  // what goes into the bundle as its last module, if not empty
};

// Those in the list (boot/protocol/protocols.bzl), but in tests.
using Searches = std::span<const protocol::Search* const>;

// Whether the loader will accept `kernel`, as far as that does not depend on the machine; and what
// it asks for by one of `protocols`: the one whose name is `wanted` or, if that is empty, the one
// for which it has a request. A kernel may have an entry for each of several loaders: then one has
// to be wanted. By Slipway's own, a kernel without a request has the defaults. `strict` refuses
// what Slipway does although the protocol allows it.
std::expected<Request, KernelError> check_kernel(const ElfFile& kernel,
                                                 std::string_view wanted = {}, bool strict = false,
                                                 Protocols protocols = protocol::kProtocols,
                                                 Searches searches = protocol::kSearches);

}  // namespace slipway::image

#endif  // SLIPWAY_IMAGE_BUILDER_KERNEL_KERNEL_CHECK_H_
