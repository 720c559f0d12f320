// SPDX-License-Identifier: Apache-2.0
// What compiled code hands over where it finds undefined behavior (-fsanitize=undefined). The
// layouts are those that clang 19 writes; LLVM documents them in compiler-rt's runtime of that
// name.
#ifndef SLIPWAY_KERNEL_CHECKS_UBSAN_DATA_H_
#define SLIPWAY_KERNEL_CHECKS_UBSAN_DATA_H_

#include <cstddef>
#include <cstdint>

namespace slipway::ubsan {

struct SourceLocation {
  const char* file;  // null where it is not known
  std::uint32_t line;
  std::uint32_t column;
};

struct Type {
  static constexpr std::uint16_t kInteger = 0;
  static constexpr std::uint16_t kFloat = 1;

  std::uint16_t kind;
  std::uint16_t info;
  char name[1];  // as in the source, in quotes; zero-terminated

  // Of an integer.
  constexpr bool is_signed() const { return (info & 1) != 0; }
  constexpr unsigned bits() const { return 1u << (info >> 1); }
};

// A value of at most 64 bits as it is, zero-extended; of a larger one, its address.
using Value = std::uintptr_t;

// The finding's place comes first in all of them.

struct Overflow {
  SourceLocation where;
  const Type* type;
};

struct Shift {
  SourceLocation where;
  const Type* shifted_type;
  const Type* count_type;
};

struct Index {
  SourceLocation where;
  const Type* array_type;
  const Type* index_type;
};

struct Unreachable {
  SourceLocation where;
};

struct ArrayBound {
  SourceLocation where;
  const Type* type;
};

struct InvalidValue {
  SourceLocation where;
  const Type* type;
};

enum class Builtin : std::uint8_t { kCountTrailingZeros, kCountLeadingZeros, kAssume };

struct InvalidBuiltin {
  SourceLocation where;
  Builtin builtin;
};

struct NonNullReturn {
  SourceLocation attribute;
};

struct NonNullArgument {
  SourceLocation where;
  SourceLocation attribute;
  std::int32_t index;  // from 1 on
};

struct PointerOverflow {
  SourceLocation where;
};

// What was to be done to an object.
enum class Access : std::uint8_t {
  kLoad,
  kStore,
  kReferenceBinding,
  kMemberAccess,
  kMemberCall,
  kConstructorCall,
  kDowncastPointer,
  kDowncastReference,
  kUpcast,
  kUpcastToVirtualBase,
  kNonNullAssignment,
  kDynamicOperation,
};

struct TypeMismatch {
  SourceLocation where;
  const Type* type;
  std::uint8_t alignment_bits;  // log2 of what is needed
  Access access;
};

struct AlignmentAssumption {
  SourceLocation where;
  SourceLocation assumption;
  const Type* type;
};

}  // namespace slipway::ubsan

#endif  // SLIPWAY_KERNEL_CHECKS_UBSAN_DATA_H_
