// SPDX-License-Identifier: Apache-2.0
// Everything that can keep a kernel from being loaded, and the sentence that says so.
#ifndef SLIPWAY_BOOT_LOADER_ERROR_ERROR_H_
#define SLIPWAY_BOOT_LOADER_ERROR_ERROR_H_

#include <array>
#include <cstdint>
#include <expected>
#include <string_view>

#include "boot/loader/error/message.h"

namespace slipway::loader {

// Each row of errors.inc, which says what Error::numbers hold.
enum class ErrorCode : std::uint32_t {
#define SLIPWAY_ERROR(code, concern, found, sentence) code,
#include "boot/loader/error/errors.inc"
  kProtocol,  // a protocol's own: Error::text says which
};

// What an error is about.
enum class Concern : std::uint8_t {
  kKernel,       // as a whole
  kSegment,      // of the kernel: Error::segment
  kTwoSegments,  // and Error::other_segment
  kFile,         // the kernel, or the module whose name is Error::module
  kModules,      // all of them
  kBundle,       // the boot bundle's header
  kMemory,
  kProcessors,
};

// A row of a protocol's own table of errors, whose sentences have the places that those in
// errors.inc have. Rows live as long as the program: an error points to one.
struct ErrorText {
  Concern concern;
  const char* sentence;  // zero-terminated; may be packed (packed_text.h)
};

struct Error {
  ErrorCode code;
  std::uint64_t segment = 0;
  std::uint64_t other_segment = 0;
  std::array<std::uint64_t, 3> numbers = {};
  std::string_view module = {};     // its name; empty if the error is about the kernel
  std::string_view name = {};       // of a symbol or a library, if there is one
  const ErrorText* text = nullptr;  // of ErrorCode::kProtocol, and of no other

  bool operator==(const Error&) const = default;
};

template <typename T>
using Result = std::expected<T, Error>;

Concern concern_of(const Error& error);

// Appends the sentence, without a full stop or a newline: "kernel: the file has no program
// headers".
void describe(const Error& error, Message& message);

// The same without "kernel: ", for whoever has another name for what the error is about.
void describe_without_subject(const Error& error, Message& message);

}  // namespace slipway::loader

#endif  // SLIPWAY_BOOT_LOADER_ERROR_ERROR_H_
